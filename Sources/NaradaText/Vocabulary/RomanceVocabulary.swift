/// French, Spanish, Portuguese and Italian words of titles. They share so many that one table serves.
enum RomanceVocabulary {
    static let table = """
        # French
        lead live: live a | live au | live aux
        head live: en public | en concert | en direct | enregistre en public | en live
        mark live: version live | version concert | enregistrement public
        mark acoustic: acoustique | version acoustique | en acoustique
        mark demo: maquette | version demo | demo originale
        mark alternateTake: prise alternative | version alternative | autre version | version inedite
        lead alternateTake: prise
        mark rerecording: nouvelle version | reenregistrement | nouvel enregistrement
        mark orchestral: version orchestrale | orchestrale | version symphonique
        lead arrangement: version piano | version guitare
        mark edit: version courte | version radio | version single courte
        mark extended: version longue
        mark instrumental: instrumentale | version instrumentale | sans voix
        mark karaoke: version karaoke
        mark cover: reprise de
        lead cover: a la maniere de | dans le style de | rendu celebre par | rendue celebre par | hommage a
        mark spoken: commentaire | commentaires | entretien
        mark longform: album complet | concert complet | concert integral
        edition album version: version album
        edition single version: version single | version 45 tours
        edition original version: version originale | version studio | enregistrement original
        edition explicit: version explicite | explicite
        edition clean: version censuree
        edition bonus track: titre bonus | inedit | piste bonus | bonus inedit
        edition-anywhere soundtrack: bande originale | bande originale du film | b o | bof | musique du film | extrait du film | du film
        edition video: clip | clip video | video officielle | video officiel | clip officiel hd
        edition audio: audio officiel
        edition lyrics: avec paroles | paroles officielles
        remaster: remasterise | remasterisee | version remasterisee | remasterises
        place: au | aux | en | du | des | chez | de | a la | le | la
        month: janvier | fevrier | mars | avril | juin | juillet | aout | septembre | octobre | novembre | decembre
        companion: avec
        # Spanish
        lead live: en vivo desde | en vivo en | en directo desde | en directo en
        head live: en vivo | en directo | grabado en vivo | en concierto | directo
        mark live: version en vivo | version en directo | en vivo version
        both acoustic: acustico | acustica | version acustica | en acustico
        mark alternateTake: toma alternativa | version alterna
        lead alternateTake: toma
        mark rerecording: nueva version | regrabacion | regrabada | nueva grabacion
        mark orchestral: orquestal | version orquestal | version sinfonica | sinfonico | sinfonica
        mark edit: version corta | edicion radio | version de radio
        mark extended: version larga | version extendida | extendida
        mark instrumental: version instrumental | sin voz | pista instrumental
        mark karaoke: pista de karaoke | con pista
        mark cover: versionada
        lead cover: al estilo de | en el estilo de | popularizado por | homenaje a | tributo a
        mark spoken: comentario | entrevista | comentarios
        mark longform: album completo | disco completo | concierto completo
        edition album version: version album original | version del album
        edition single version: version sencillo
        edition original version: version original | version de estudio | grabacion original
        edition explicit: version explicita | explicita | explicito
        edition clean: version limpia | censurada
        edition-anywhere soundtrack: banda sonora | banda sonora original | de la pelicula | tema de la pelicula | b s o
        edition video: video oficial | videoclip oficial | video musical | video musical oficial | clipe oficial
        edition audio: audio oficial
        edition lyrics: video lyric | video letra | lyric video oficial | video con letra | letra oficial
        remaster: remasterizado | remasterizada | version remasterizada | remasterizacion | remasterizado digital
        place: el | los | las | desde | del
        month: enero | febrero | marzo | abril | mayo | junio | julio | agosto | septiembre | octubre | noviembre | diciembre
        companion: con | junto a
        # Portuguese
        lead live: ao vivo em | ao vivo no | ao vivo na
        head live: ao vivo | gravado ao vivo
        mark live: versao ao vivo
        mark acoustic: versao acustica
        mark demo: versao demo
        mark rerecording: nova versao | regravacao | nova gravacao
        mark edit: versao curta | versao radio
        mark extended: versao estendida | versao longa
        mark instrumental: versao instrumental
        mark karaoke: versao karaoke | playback com letra
        lead cover: no estilo de | ao estilo de
        mark longform: cd completo | dvd completo | show completo
        edition album version: versao album | versao do album
        edition original version: versao original | versao de estudio
        edition-anywhere soundtrack: trilha sonora | da novela | do filme
        edition video: vdeo oficial | clipe
        edition audio: audio oficial do album
        remaster: remasterizado em | versao remasterizada
        place: na | em | ao | do | da | dos
        month: janeiro | fevereiro | marco | maio | junho | julho | setembro | outubro | novembro | dezembro
        companion: com | participacao especial | part esp | participacao
        # Italian
        lead live: dal vivo a | dal vivo al
        head live: dal vivo | registrato dal vivo | in concerto
        mark live: versione live | versione dal vivo | live versione
        mark acoustic: versione acustica
        mark demo: provino
        mark alternateTake: versione alternativa
        weak alternateTake: versione
        mark rerecording: nuova versione | nuova registrazione | reincisione
        mark orchestral: orchestrale versione | versione orchestrale | sinfonica versione
        mark extended: versione estesa | versione lunga
        mark edit: versione breve | versione radio
        mark instrumental: strumentale | versione strumentale
        mark karaoke: versione karaoke | base musicale | base karaoke
        lead cover: nello stile di | resa famosa da | omaggio a
        edition album version: versione album
        edition original version: versione originale | versione studio
        edition-anywhere soundtrack: colonna sonora | colonna sonora originale | dal film
        edition video: video ufficiale | videoclip ufficiale
        edition audio: audio ufficiale
        edition lyrics: con testo | testo ufficiale
        remaster: rimasterizzato | rimasterizzata | versione rimasterizzata | rimasterizzazione
        place: al | allo | alla | dal | dalla | nel | nella | di
        month: gennaio | febbraio | aprile | maggio | giugno | luglio | settembre | ottobre | dicembre
        companion: insieme a
        weak alternateTake: versao
        """
}
