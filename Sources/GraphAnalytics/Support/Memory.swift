#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What large work needs and what the machine has, so that it can be refused before it starts.
public enum Memory {
  /// Bytes that could be allocated now without swapping. nil where the system does not say.
  public static var available: Int? {
    #if os(Linux)
      guard let file = unsafe fopen("/proc/meminfo", "r") else { return nil }
      defer { unsafe fclose(file) }
      var line = [CChar](repeating: 0, count: 256)
      while unsafe fgets(&line, Int32(line.count), file) != nil {
        let bytes = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        guard bytes.starts(with: "MemAvailable:".utf8) else { continue }
        return bytes.filter { $0 >= 48 && $0 <= 57 }.reduce(0) { $0 * 10 + Int($1 - 48) } * 1024
      }
      return nil
    #else
      return nil
    #endif
  }

  /// Refuses work that would take more than 70 % of what is free.
  ///
  /// - Throws: `GraphError.needsMemory`.
  public static func require(_ bytes: Int) throws {
    guard bytes > 64 << 20, let free = available, bytes > free / 10 * 7 else { return }
    throw GraphError.needsMemory(bytes: bytes, available: free)
  }

  /// Bytes at the peak of building a graph: rows in both directions and the columns they are made from.
  public static func estimateForBuilding(vertices: Int, edges: Int, weights: EdgeWeights) -> Int {
    let arc = weights == .stored ? 12 : 4
    return vertices * 24 + edges * (arc + 4) + edges * 2 * arc + edges * 2 * arc
  }
}
