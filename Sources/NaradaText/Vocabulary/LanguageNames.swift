/// The names of languages that songs are sung in again.
enum LanguageNames {
    static let table = """
        language: english | german | french | spanish | italian | portuguese | japanese | korean | chinese | mandarin | cantonese | swedish | dutch | russian | greek | turkish | hebrew | arabic | polish | finnish | norwegian | danish | hindi | simlish | esperanto | latin version | hawaiian | spanglish | catalan
        language: deutsch | englisch | franzosisch | spanisch | italienisch | auf deutsch | auf englisch | auf spanisch | auf franzosisch | deutsche | englische | franzosische | spanische | italienische
        language: francais | francaise | anglais | anglaise | espagnol | espagnole | italien | italienne | allemand | allemande | en francais | en anglais | en espagnol | en italien | en allemand | version francaise | version anglaise | version espagnole | version italienne
        language: espanol | espanola | ingles | inglesa | italiano | italiana | frances | francesa | aleman | alemana | en espanol | en ingles | en italiano | en frances | en portugues | en aleman | version en espanol | version en ingles | version espanola | version inglesa | version en italiano | version en frances | version en portugues
        language: portugues | em portugues | em espanhol | em ingles | espanhol | versao em portugues | versao em espanhol | versao em ingles
        language: in italiano | in inglese | in spagnolo | in francese | in tedesco | versione italiana | versione inglese | versione spagnola | versione francese | inglese | spagnolo | francese | tedesco | in english | in spanish | in german | in french | in italian | in japanese
        """
}
