/// By which way people were in touch.
public enum Channel: UInt8, Sendable, CaseIterable {
  /// Face to face.
  case meeting
  case call
  case video
  /// A direct or group message in a service.
  case message
  case email
  /// Both were at the same event.
  case event
  /// A like, an endorsement, a recommendation.
  case gesture
  /// Somebody introduced somebody.
  case introduction
  case favor
  /// An invitation to connect.
  case invitation

  /// The name in files, options and results.
  public var name: String { "\(self)" }

  public init?(named name: String) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  /// Whether everybody takes part alike; else it goes from the first participant to the others.
  public var isMutual: Bool {
    switch self {
    case .meeting, .call, .video, .event: true
    case .message, .email, .gesture, .introduction, .favor, .invitation: false
    }
  }

  /// Whether people were in the same place.
  public var isFaceToFace: Bool { self == .meeting || self == .event }
}
