/// The steps of runs, as the log names them.
enum Step: String {
    case lock
    case finish
    case `import`
    case fetch
    case group
    case stage
    case publish
    case announce
    case report
    case rebuild
}
