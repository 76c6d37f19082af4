public import ArgumentParser
public import GraphAnalytics
public import GraphDrawing
public import SocialNetworks

// Enumerations of the library as they are written on the command line.
extension ActivityReport.Period: ExpressibleByArgument {}
extension BrokerageNeighborhood: ExpressibleByArgument {}
extension Direction: ExpressibleByArgument {}
extension Directedness: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
extension Normalization: ExpressibleByArgument {}
extension ParallelTies: ExpressibleByArgument {}
extension ReciprocalTies: ExpressibleByArgument {}
extension Recognition: ExpressibleByArgument {}
extension RequestOutcome: ExpressibleByArgument {}
extension RouteKind: ExpressibleByArgument {}
extension SelfTies: ExpressibleByArgument {}
extension Style.Theme: ExpressibleByArgument {}
extension TieValues: ExpressibleByArgument {}
extension TieWeights: ExpressibleByArgument {}
extension TieHistory.Options.Presence: ExpressibleByArgument {}
extension Validation.Resampling: ExpressibleByArgument {}
extension Day: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
