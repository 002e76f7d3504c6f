@main struct NaradaResolve { static func main() {} }
