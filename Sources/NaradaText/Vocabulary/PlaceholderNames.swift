/// What services write where nobody in particular is credited, folded; names are set apart by bars and line ends.
enum PlaceholderNames {
    static let table = """
        various artists | various | various artist | va | v a | various interprets | various performers | various composers
        unknown | unknown artist | unknown artists | artist unknown | no artist | no artists | not specified | undefined
        anonymous | traditional | trad | data | dialogue | church chimes | language instruction | none | null | n a | na
        compilation | compilations | soundtrack | soundtracks | original soundtrack | ost | original cast | original broadway cast
        original motion picture soundtrack | motion picture soundtrack | original cast recording | unk | misc | miscellaneous
        verschiedene interpreten | verschiedene | diverse interpreten | diverse | diverse artister | unbekannter interpret | unbekannt | interpret unbekannt
        artistes divers | artistes varies | divers | divers artistes | multi interpretes | artiste inconnu | inconnu | compilation artistes
        varios artistas | varios | varios interpretes | artistas varios | artista desconocido | desconocido | artista desconhecido | desconhecido
        artisti vari | autori vari | vari | aavv | aa vv | artista sconosciuto | sconosciuto | interpreti vari
        diverse artiesten | verschillende artiesten | onbekende artiest | blandade artister | forskjellige artister | eri esittajia | rozni wykonawcy | ruzni interpreti
        разные исполнители | сборник | неизвестныи исполнитель | неизвестен | разные | διαφοροι | διαφοροι καλλιτεχνεσ | cesitli sanatcilar
        ヴァリアス アーティスト | ヴァリアス アーティスツ | ヴァリアスアーティスト | オムニバス | 不明 | 不明なアーティスト | サウンドトラック
        여러 아티스트 | 여러아티스트 | 알 수 없는 아티스트 | 알수없음 | 群星 | 合辑 | 合輯 | 未知艺术家 | 未知
        """
}
