/// English words of titles, which every other language borrows. See `Vocabulary.Role` for the roles.
enum EnglishVocabulary {
    static let table = """
        # Recorded elsewhere, or another time
        both live: live | concert | live lounge
        lead live: recorded at | recorded in | live on kexp
        head live: recorded live | in concert | live recording | live in concert
        both live: live version | live take
        mark live: concert version | live album version | live bonus track | live audio | live video | live performance
        tail live: world tour | tour | festival
        tail session: session | sessions
        lead session: recorded for
        both acoustic: acoustic | unplugged | stripped | stripped down
        both demo: demo | demos | rough mix | rough demo | work tape | worktape
        mark demo: demo version | demo recording | demo take | home demo | studio demo | early demo | original demo | home recording
        mark alternateTake: alternate | alternative | alt | alternate take | alternative take | alt take | alternate version | alternative version | alt version | alternate mix | alternative mix | early version | early take | early mix | different version | breakdown | false start | run through | studio outtake | first version | unreleased version | long version
        tail alternateTake: take | takes | outtake | outtakes | rehearsal | rehearsals | jam
        weak alternateTake: version | versions | ver | vers
        mark rerecording: re recorded | rerecorded | re recording | rerecording | re record | rerecord | newly recorded | new recording | new version | re recorded version | rerecorded version | new studio recording | reimagined | revisited | re imagined | redux | remake | anniversary recording
        # Arranged for other forces
        both orchestral: orchestral | orchestral version | orchestra version | orchestra mix | orchestral mix | symphonic | symphonic version | symphony version | orchestrated
        style arrangement: piano | strings | string quartet | ukulele | violin | cello | 8 bit | 8bit | music box | lullaby | choir | lofi | lo fi | solo piano | piano solo | big band | brass band | marching band | swing version | jazz version | bossa nova version | country version | guitar version | guitar solo | solo guitar | harp | organ | saxophone | flute | marimba | chiptune | synthwave | choral | gospel version | metal version | punk version | rock version | reggae version
        lead arrangement: arranged for | arranged by | arr for | arr by | transcribed for | arr | arranged
        mark orchestral: orchestra
        # Made from the recording
        tail remix: remix | remixes | remixed | rmx | rework | reworked | re work | reworking | bootleg | bootie | refix | re fix | flip | re edit | reedit | re rub | rerub | mega mix | megamix | remix edit | remix version | re mix | mixshow | mixshow edit | reconstruction | recut | re cut | redo | refreaked | dj tool | remix radio
        style remix: dub | vip | vocal | dubstrumental | dubplate | soundsystem | sound system | riddim
        lead remix: remix by | remixed by | remix of | mixed by | mix by | rework by | reworked by | edit by | edited by | reconstructed by | re edited by
        weak remix: mix | mixes | mixed
        tail edit: edit | radio edit | radio mix | radio version | radio cut | video edit | single edit | radio remix edit | short edit | short mix | short version | tv size | tv version | tv mix | tv edit | tv size version | tv size ver | movie size | game size | edit version | radio single | radio | short ver | edited single version | quick edit | album edit | intro edit | clean radio edit | airplay edit | airplay mix | short | shortened | video cut
        tail extended: extended | extended mix | extended version | extended edit | extended remix | extended dance mix | extended play | 12 inch | 12 inch version | 12 inch mix | 12inch | 12inch version | 12inch mix | maxi version | maxi single version | maxi | maxi mix | long edit | full length extended | 12 version | 12 mix | 12 inch single version | 12 inch extended mix
        tail mashup: mashup | mash ups | mashups | mash up | mashed up
        lead mashup: mashup of
        tail medley: medley | potpourri
        tail instrumental: instrumental | instrumentals | instrumental version | instrumental mix | inst | instr | off vocal | off vocal version | off vocal ver | no vocals | without vocals | non vocal | vocalless
        lead instrumental: instrumental with
        tail karaoke: karaoke | karaoke version | karaoke track | karaoke mix | karaoke instrumental | backing track | backing tracks | minus one | sing along | singalong | sing along version | playback | playback version | performance track | demonstration version | low key performance track | high key performance track
        lead karaoke: karaoke version originally performed by | karaoke originally performed by | karaoke in the style of | karaoke version in the style of | karaoke lyrics
        mark acappella: acappella | a cappella | acapella | accapella | a capella | accappella | cappella | vocals only | vocal only | isolated vocals | acappella version | a cappella version | acapella version
        tail acappella: acapellas
        tail cover: cover | covers | cover version | coversong | tribute | tribute version | drum cover | guitar cover | bass cover | piano cover | vocal cover | band cover | metal cover | rock cover | live cover | acoustic cover
        lead cover: cover by | covered by | cover of | cover version of | in the style of | in style of | originally performed by | originally by | originally recorded by | originally sung by | made famous by | as made famous by | as performed by | as originally performed by | tribute to | a tribute to | as sung by
        both spedUp: sped up | spedup | speed up | speeded up | sped up version | speed up version | nightcore | nightcore version | fast version | faster version | sped up remix | high speed version | speed up remix | sped up nightcore
        both slowed: slowed | slowed down | slowed and reverb | slowed reverb | slowed to perfection | slowed version | chopped and screwed | screwed and chopped | slow version | slower version | super slowed | ultra slowed | chopped not slopped | screwed | slowed down version | slowed x reverb
        mark altered: 8d | 8d audio | bass boosted | reverb | reversed | pitched | pitched up | pitched down | low pitch | high pitch | 432hz | 432 hz | bass boost | muffled | in another room | 16d | 16d audio | 1 hour | 1 hour loop | 1 hour version | one hour | 10 hours | loop | looped
        # Pieces of something
        both reprise: reprise | reprised | reprise version
        mark excerpt: intro | outro | interlude | skit | prelude version | snippet | preview | teaser | trailer | excerpt | sample | jingle | prologue | epilogue | extract | excerpts | demo snippet | intro version | movie clip | film clip | ringtone
        mark spoken: commentary | track by track | track by track commentary | commentary version | interview | spoken word | spoken | narration | audiobook | behind the scenes | making of | dialogue | monologue | the making of | podcast | behind the song | story behind the song | q and a
        tail spoken: commentaries | reaction | tutorial | lesson | guitar lesson | review | reacts | explained
        mark longform: full album | full concert | full ep | complete album | whole album | full lp | full show | complete concert | continuous mix | continuous dj mix | dj mix | album megamix | album sampler | full performance | full mixtape | full record | greatest hits | album preview
        # No other recording: where it was published
        edition album version: album version | album mix | lp version | album | album cut | original album version | album track | lp mix | cd version | ep version | album ver
        edition single version: single version | single mix | single | 45 version | original single version | 7 inch | 7 inch version | 7 inch mix | 7inch | 7inch version | 7inch mix | 7 version | 7 mix | 45 rpm version | 45 rpm single version | us single version | uk single version | single a side | 7 inch single version | 7 inch edit | 7inch edit | single ver | mono single version | original 7 inch version
        edition original version: original mix | original version | original | original recording | studio version | studio recording | original studio version | studio | original vocal mix | original vox mix | original club mix | original extended mix | original master | original soundtrack version | standard version | full vocal version | main mix | main version | full version | full length version | full length | full mix | full song | full track | original single mix | regular version | complete version | official version | extended original mix | audio version | full ver
        edition mono: mono | mono version | mono mix | mono single | mono recording | in mono
        edition stereo: stereo | stereo version | stereo mix | stereo single | true stereo | in stereo | dolby atmos | atmos | atmos mix | dolby atmos version | surround | 51 mix | 5.1 mix | surround mix | quadraphonic | quad mix | spatial audio | 360 reality audio
        edition explicit: explicit | explicit version | explicit album version | dirty | dirty version | uncensored | uncut | parental advisory | explicit content | uncensored version | street version
        edition clean: clean | clean version | edited | edited version | censored | censored version | clean edit | amended | amended version | clean album version | radio clean
        edition deluxe: deluxe | deluxe edition | super deluxe edition | expanded edition | special edition | limited edition | platinum edition | collectors edition | digital deluxe edition | deluxe version | super deluxe | deluxe album | expanded | expanded version | special version | collectors | platinum | limited | bonus | digital deluxe | deluxe single
        edition-tail edition: edition | editions | reissue | re issue | re release | rerelease | reissued | anniversary
        edition bonus track: bonus track | bonus tracks | bonus cut | hidden track | secret track | hidden bonus track | bonus song | bonus track version | exclusive | exclusive track | previously unreleased | unreleased | rare | rarity | b side | b sides | bside | non album track | non album single | itunes bonus track | pre order | japan bonus track | japanese bonus track | digital bonus track | bonus material | itunes exclusive | amazon exclusive | spotify singles | spotify single | from the vault | non lp | previously unissued
        edition-anywhere soundtrack: soundtrack | original soundtrack | ost | motion picture | original motion picture soundtrack | from the motion picture | from the film | from the movie | from the musical | from the series | from the tv series | music from the | theme from | love theme from | main theme from | from the soundtrack | original cast | original broadway cast | cast recording | original score | original game soundtrack | from the original motion picture | from the netflix | from the disney | end credits | opening theme | ending theme | end title | main title | main titles | end titles | title theme
        edition soundtrack: score | theme song | soundtrack version | film version | movie version | from the vinyl | cast version
        edition-lead production: prod | prod by | produced by | produced | co produced by | written by | directed by | dir by | dir | composed by | music by | lyrics by | words by
        # What video sites add
        edition video: video | official video | official music video | music video | official hd video | official video hd | official mv | mv | m v | clip officiel | official clip | video clip | videoclip | official 4k video | official visualizer | visualizer | visualiser | official visualiser | official lyric visualizer | performance video | official performance video | dance video | dance practice | promo video | official promo video | original video | official live video | video version | official film clip | official film | vevo presents | official teaser | official music video hd | explicit video | hd video | full video | visual | official visual | pseudo video | animated video | official animated video | short film | static video | color coded lyrics
        edition audio: audio | official audio | official audio track | audio only | full audio | hd audio | official song | official track | hq audio | audio hq | audio hd | official | visualized audio
        edition lyrics: lyrics | lyric | lyric video | lyrics video | official lyric video | official lyrics video | with lyrics | lyrics on screen | on screen lyrics | with lyric | lyrics in description | paroles | letra | con letra | letra y cancion | sub espanol | subtitulado | subtitulada | legendado | legendada | testo | lyrics translation | songtext | tekst | english subtitles | eng sub | eng subs | sub | subtitles | subtitled | traducida | sub ita | traduzione
        edition hd: hd | hq | high quality | hi def | 4k | 1080p | 720p | uhd | hifi | hi fi | best quality | hd 1080p | hd 720p | full hd | hi res | hires | remastered hd | 4k remastered | 60fps | hd remaster
        edition new: new | new song | new single | new 2024 | premiere | world premiere | out now | free download | free dl | download | new music | latest | topic | exclusive premiere | ncs release | monstercat release
        edition 78: 78 rpm | 78rpm | vinyl | vinyl rip | vinyl version | cd rip
        remaster: remaster | remastered | remasters | digital remaster | digitally remastered | digital remastered | remastered version | remaster version | remastering | re mastered | remastered album version | remastered single version | remastered edition | 24 bit remaster | 24 bit digitally remastered | rvg edition | rudy van gelder edition | digital master | newly remastered | 2xhd mastering
        # Words that only hold the others together
        frame: the | and | a | recording | recorded | track | performance | official music | cut | bit | digital | digitally | bpm | complete | us | uk | mastering | full length album | special | version by
        frame: bonus version | final | main
        quality: club | house | deep | dance | disco | techno | trance | electro | dubstep | drum | bass | underground | basement | workout | hip hop | rock | jungle | garage | tribal | progressive | ambient | chill | chillout | party | street | urban | euro | latin | soul | funk | vox | afro | hard | hardcore | hardstyle | trap | reggae | reggaeton | salsa | bachata | summer | winter | christmas | sunset | sunrise | after | night | bbc | mtv | bbc radio 1 | kexp | npr | bbc radio 2
        place: at | in | from | on | for | by | near | inside | during | to | of | via
        month: january | february | march | april | may | june | july | august | september | october | november | december | jan | feb | mar | apr | jun | jul | aug | sept | sep | oct | nov | dec
        guest: feat | featuring | ft | featured | feature | feats | guest | special guest | co starring | costarring | duet with | in duet with | a duet with | guest vocals by | vocals by | introducing
        companion: with | starring | duet | f | presents
        """
}
