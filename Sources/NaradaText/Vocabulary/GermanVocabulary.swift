/// German words of titles.
enum GermanVocabulary {
    static let table = """
        both live: konzert | livekonzert | live konzert
        lead live: live aus | live im | live beim | live bei | live vom | live auf
        head live: live aufnahme | liveaufnahme | live mitschnitt | konzertmitschnitt
        mark live: live fassung | konzertfassung
        both acoustic: akustik | akustisch | unplugged version
        mark acoustic: akustikversion | akustik version
        mark alternateTake: alternativversion | alternative fassung | fruhe fassung
        weak alternateTake: fassung | fassungen
        mark rerecording: neuaufnahme | neu aufgenommen | neue version | neue aufnahme | neueinspielung
        mark orchestral: orchesterversion | orchester version | orchesterfassung
        style arrangement: klavierversion | klavier | klavierfassung
        tail edit: radioversion | kurzversion | kurzfassung | radiofassung
        tail extended: langversion | lange version | langfassung | maxiversion
        mark instrumental: instrumentalversion | ohne gesang | instrumentalfassung
        tail karaoke: karaokeversion | playbackversion | mitsingversion | halbplayback
        mark cover: coverversion
        lead cover: im stil von | im original von | original von | bekannt durch
        mark spoken: kommentar | horbuch | horspiel | gesprochen
        mark longform: ganzes album | komplettes album | komplettes konzert
        edition album version: albumversion | album fassung
        edition single version: singleversion
        edition original version: originalversion | originalfassung | originalaufnahme | studioversion
        edition explicit: ungekurzt
        edition bonus track: bonustitel | unveroffentlicht
        edition-anywhere soundtrack: filmmusik | aus dem film | aus dem musical | originalsoundtrack | titelmusik | titelmelodie
        edition video: offizielles video | offizielles musikvideo | musikvideo
        edition lyrics: mit text | text
        remaster: neu gemastert | remasterte version | digital uberarbeitet
        place: aus | im | beim | bei | vom | am | auf | zu | fur
        month: januar | februar | marz | mai | juni | juli | oktober | dezember
        companion: mit
        """
}
