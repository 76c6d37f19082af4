@main
struct EntregentCommand {
  static func main() {}
}
