import NaradaStore

extension Engine {
    /// Sets up what holds for a whole program: to be called once, before its first engine is at work.
    public static func prepareProgram() {
        MemoryCounting.stop()
    }
}
