/// Called between rounds of long work, on the caller's thread, with the work done so far and in total.
/// Throwing from it stops the work.
public typealias Progress = (_ done: Int, _ total: Int) throws -> Void
