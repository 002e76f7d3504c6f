import NaradaMatching
import NaradaTestSupport
import Testing

@Suite struct ProfileVersionTests {
    @Test func everyNumberCounts() throws {
        let file = try ProfileText()
        var versions = [try Profile.standard().version]
        for path in file.numberPaths where path != "format" {
            let number = try #require(file.number(at: path))
            // Thresholds and counts stay whole; everything stays in its range.
            let other = number > 1 && number == number.rounded() ? String(Int(number) - 1) : String(number * 0.9)
            let profile = try Profile(text: file.text(setting: path, to: other))
            #expect(!versions.contains(profile.version), "\(path)")
            versions.append(profile.version)
        }
        #expect(versions.count > 60)
    }

    @Test(arguments: ["name", "provenance"]) func wordsDoNotCount(path: String) throws {
        let profile = try Profile(text: ProfileText().text(setting: path, to: "\"another\""))
        #expect(try profile.version == Profile.standard().version)
    }

    @Test func aCalibrationCounts() throws {
        let file = try ProfileText()
        let tables = ["0.5", "0.6"].map { #"[{"bits":0,"probability":\#($0)},{"bits":1,"probability":0.9}]"# }
        let versions = try tables.map { try Profile(text: file.text(setting: "calibration", to: $0)).version }
        #expect(try Set(versions + [Profile.standard().version]).count == 3)
    }

    @Test func theFileItselfIsRead() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(ProfileText().text(setting: "name", to: "\"mine\""), to: "mine.json")
        let profile = try Profile(path: path)
        #expect(profile.name == "mine")
        #expect(try profile.version == Profile.standard().version)
    }
}
