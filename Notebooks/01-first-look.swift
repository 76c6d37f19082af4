// Who can introduce the Pazzi to the Strozzi, and through whose hands does everything pass?
//
// From the top of the repository, after `make build`:
//
//     swift -I .build/release/Modules -I Sources -L .build/release -lEntregentLibrary Notebooks/01-first-look.swift
//
// 01-first-look.sh asks the same with the command, and prints the same.

import Foundation
import GraphAnalytics
import NetworkFormats
import SocialNetworks

// Two layers of one network: who married whom, and who did business with whom. Families tied in both ways are closer.
let folder = "Datasets/florentine-families"
let drafts = try ["marriage.csv", "business.csv"].map { try NetworkReader.read(path: "\(folder)/\($0)").draft }
let families = try NetworkReader.readPeople(path: "\(folder)/people.csv").people
let network = try SocialNetwork(assembling: drafts, attributes: [families])
print("\(network.personCount) families, \(network.tieCount) ties")

// Betweenness: on how many of the shortest ways between two others does a family lie? Constraint: how far do its contacts
// lead back to each other? Who has much of the one and little of the other is a broker.
let betweenness = try network.graph.betweenness(lengths: .unit)
let constraint = try network.graph.constraint(weights: .stored)
for vertex in betweenness.ranked().prefix(3) {
  let name = network.name(of: Person(vertex))
  print("\(name): " + String(format: "betweenness %.2f, constraint %.3f", betweenness[vertex], constraint[vertex]))
}

// The question itself.
let (pazzi, strozzi) = (try network.person(named: "Pazzi"), try network.person(named: "Strozzi"))
var search = try IntroductionSearch(network)
let answer = try search.answer(from: pazzi, toAnyOf: [strozzi])
for introduction in answer.introductions.prefix(3) {
  let names = introduction.people.map { network.name(of: $0) }.joined(separator: " > ")
  print(String(format: "%.1f %%: ", introduction.probability * 100) + names)
}

// And if the Medici would rather not?
var options = IntroductionOptions()
options.avoiding = [try network.person(named: "Medici")]
let without = try search.answer(from: pazzi, toAnyOf: [strozzi], options: options)
print("without the Medici: \(without.introductions.count) routes")
