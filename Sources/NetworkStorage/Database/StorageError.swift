import GRDB
import SocialNetworks

/// Why a store could not be opened, asked or changed.
public enum StorageError: Error, Sendable, Equatable {
  /// There is no store at that path, and none was to be made.
  case missing(path: String)
  /// The file is something else.
  case notAStore(path: String)
  /// A later version of the program wrote it. Nothing was touched.
  case newerSchema(path: String, found: Int, known: Int)
  /// A link instead of a file: whoever set it decides where the data goes.
  case symbolicLink(path: String)
  case damaged(path: String, reason: String)
  case cannotCreate(path: String, reason: String)
  /// Another program kept the store for longer than five seconds.
  case busy(path: String)
  case failed(path: String, reason: String)
  case unknownPerson(String)
  case ambiguousPerson(String, candidates: [String], total: Int)
  case unknownBatch(Int)
  /// An export can only be read into a store that holds nothing.
  case notEmpty(path: String)
  case badExport(path: String, line: Int, reason: String)
  /// Whose network this is must be known first.
  case noOwner
  case invalidValue(String)
  /// What was forgotten is deleted, but another program still reads an older state of the file.
  case notYetErased(path: String)

  /// How the command ends, by the conventions of `sysexits.h`.
  public var exitStatus: Int32 {
    switch self {
    case .unknownPerson, .unknownBatch: 1
    case .ambiguousPerson, .noOwner, .invalidValue: 64
    case .notAStore, .newerSchema, .symbolicLink, .damaged, .notEmpty, .badExport: 65
    case .missing: 66
    case .cannotCreate: 73
    case .busy, .failed, .notYetErased: 74
    }
  }

  init(_ error: DatabaseError, path: String) {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_NOTADB: self = .notAStore(path: path)
    case .SQLITE_CORRUPT: self = .damaged(path: path, reason: "SQLite finds it malformed")
    case .SQLITE_FULL: self = .failed(path: path, reason: "the disk is full")
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY:
      self = .cannotCreate(path: path, reason: error.message ?? "no permission")
    default: self = .failed(path: path, reason: error.message ?? "SQLite error \(error.resultCode.rawValue)")
    }
  }
}

extension StorageError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let path): "\(path): there is no store yet; `entregent import` makes one"
    case .notAStore(let path): "\(path): this is not a store of people and ties"
    case .newerSchema(let path, let found, let known):
      "\(path): written by a later version (schema \(found), this one knows \(known)); nothing was changed"
    case .symbolicLink(let path): "\(path): a symbolic link; a store is a plain file"
    case .damaged(let path, let reason): "\(path): the store is damaged: \(reason)"
    case .cannotCreate(let path, let reason): "\(path): cannot be opened or created: \(reason)"
    case .busy(let path): "\(path): another program has been writing to the store for more than five seconds"
    case .failed(let path, let reason): "\(path): \(reason)"
    case .unknownPerson(let name): "nobody in the store is called “\(name)”"
    case .ambiguousPerson(let name, let candidates, let total):
      "“\(name)” could be: " + candidates.joined(separator: "; ")
        + (total > candidates.count ? "; and \(total - candidates.count) more" : "")
    case .unknownBatch(let batch): "there is no import with number \(batch)"
    case .notEmpty(let path): "\(path): an export is read into an empty store only"
    case .badExport(let path, let line, let reason): "\(path):\(line): \(reason)"
    case .noOwner: "whose network this is is not known yet; say so with `entregent import … --me PERSON`"
    case .invalidValue(let sentence): sentence
    case .notYetErased(let path):
      "\(path): deleted, but another program is still reading an older state; close it and run the command again"
    }
  }
}
