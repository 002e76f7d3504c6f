/// Japanese, Korean and Chinese words of titles. Words without blanks between them are found inside longer runs, too.
enum EastAsianVocabulary {
    static let table = """
        # Japanese
        both live: ライブ | ライヴ | 生演奏 | ライブ録音 | 実況録音
        tail session: セッション
        both acoustic: アコースティック | 弾き語り | アンプラグド
        both demo: デモ | デモ音源
        tail alternateTake: 別テイク | テイク | アウトテイク | 別バージョン
        weak alternateTake: バージョン | ヴァージョン | 版
        mark rerecording: 再録 | 再録音 | 新録 | 新録音 | 新録バージョン | 再録バージョン
        tail orchestral: オーケストラ | オーケストラバージョン | シンフォニック | 管弦楽版
        style arrangement: ピアノ | オルゴール | ピアノソロ | 吹奏楽版 | 吹奏楽
        tail remix: リミックス | リミクス
        weak remix: ミックス
        tail edit: テレビサイズ | tvサイズ | エディット | ショートバージョン | ショート
        tail extended: エクステンデッド | ロングバージョン | ロング
        tail medley: メドレー
        tail instrumental: インストゥルメンタル | インスト | インストルメンタル | オフボーカル | インストゥルメンタルバージョン
        tail karaoke: カラオケ | オリジナルカラオケ | カラオケバージョン | ガイドメロディ入り
        mark acappella: アカペラ
        tail cover: カバー | カヴァー | 歌ってみた | 弾いてみた | 演奏してみた | 叩いてみた
        mark spedUp: 高速
        mark spoken: 語り | ドラマ | コメント
        mark reprise: リプライズ
        mark excerpt: イントロ | アウトロ | インタールード
        edition album version: アルバムバージョン | アルバムヴァージョン | アルバム
        edition single version: シングルバージョン | シングルヴァージョン | シングル
        edition original version: オリジナル | オリジナルバージョン | フル | フルサイズ | フルバージョン | フルver
        edition mono: モノラル | モノ
        edition stereo: ステレオ
        edition bonus track: ボーナストラック | ボーナス | 未発表 | 未発表曲
        edition-anywhere soundtrack: サウンドトラック | サントラ | 主題歌 | 挿入歌 | オープニングテーマ | エンディングテーマ
        edition video: ミュージックビデオ | 公式 | 公式ビデオ | オフィシャル
        edition lyrics: 歌詞 | 歌詞付き
        remaster: リマスター | リマスタリング | デジタルリマスター | リマスタード
        # Korean
        both live: 라이브 | 콘서트 | 실황
        both acoustic: 어쿠스틱
        both demo: 데모
        weak alternateTake: 버전 | 버젼
        mark rerecording: 재녹음
        tail orchestral: 오케스트라
        style arrangement: 피아노
        tail remix: 리믹스
        weak remix: 믹스
        tail edit: 라디오
        tail medley: 메들리
        tail instrumental: 인스트루멘탈 | 연주곡 | 반주
        tail karaoke: 노래방 | 가라오케
        mark acappella: 아카펠라
        tail cover: 커버
        edition original version: 원곡
        edition-anywhere soundtrack: 사운드트랙 | 영화음악
        edition video: 뮤직비디오 | 공식
        edition lyrics: 가사
        remaster: 리마스터 | 리마스터링 | 리마스터드
        guest: 피처링
        # Chinese
        both live: 现场 | 現場 | 现场版 | 現場版 | 演唱会 | 演唱會
        mark acoustic: 不插电 | 不插電
        mark demo: 样带
        tail remix: 混音 | 混音版
        tail instrumental: 伴奏 | 纯音乐 | 純音樂 | 伴奏版
        tail karaoke: 卡拉ok
        tail cover: 翻唱
        mark rerecording: 重录 | 重錄
        edition-anywhere soundtrack: 原声带 | 原聲帶 | 电影原声 | 主题曲 | 主題曲 | 插曲
        edition video: 官方 | 官方mv | 官方版
        edition lyrics: 歌词
        language: 国语 | 國語 | 粤语 | 粵語
        language: 日本語 | 英語 | 韓国語 | 中国語 | 영어 | 일본어 | 한국어 | 중국어
        """
}
