/// The words that stand before (or, for ordinals, behind) the number of a part, a volume, a movement or a work.
enum PartVocabulary {
    static let table = """
        part part: part | parts | pt | pts | teil | teile | tl | partie | parties | parte | partes | parti | deel | czesc | chast | часть | パート | 파트
        part volume: vol | vols | volume | volumen | volumes | bd
        part number: no | number | nr | num | nummer | numero | nos
        part opus: op | opus | opp
        part catalogue: bwv | kv | rv | hwv | woo | hob | twv | buxwv | wwv | swv | sv | bb | trv | ruc | fp | wab | mwv
        part movement: movement | mvt | mvmt | satz | mouvement | movimento | movimiento
        part act: act | akt | acte | atto | acto
        part scene: scene | szene | scena | escena
        part chapter: chapter | kapitel | chapitre | capitulo | capitolo
        part episode: episode | folge | ep
        part variation: variation | var | variations
        part track: piste | titel
        """

    /// The number that the word stands for behind a designator; "the first" style ordinals included.
    static func number(_ word: String) -> Int? {
        numberFilter.mayContain(WordFilter.hash(of: word)) ? numbers[word] : nil
    }

    private static let numberFilter = WordFilter(numbers.keys)

    /// The same by word.
    static let numbers: [String: Int] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
        "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
        "6th": 6, "7th": 7, "8th": 8, "9th": 9, "10th": 10, "eins": 1, "zwei": 2, "drei": 3, "vier": 4, "un": 1,
        "une": 1, "deux": 2, "trois": 3, "quatre": 4, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "due": 2,
        "tre": 3, "quattro": 4, "um": 1, "dois": 2, "prima": 1, "seconda": 2, "terza": 3, "primera": 1, "segunda": 2,
        "tercera": 3, "erster": 1, "zweiter": 2, "dritter": 3, "premiere": 1, "deuxieme": 2, "troisieme": 3,
    ]
}
