public import ConvNet

/// The lists of those screens: how many rows there are, and where Enter leads.
extension Interaction {
  /// The rows of the list at hand, and the one that its cursor is on at first; nil on another
  /// screen.
  /// - Throws: `notYet` where the list follows from what is not known.
  func labRows(in scene: Scene) throws(CommandError) -> (count: Int, start: Int)? {
    switch screen {
    case .models?:
      guard let comparison = try comparisonOfModels(in: scene) else { return (0, 0) }
      return (comparison.match.rows.count, comparison.firstChange ?? 0)
    case .health?: return (try healthReport(in: scene)?.findings.count ?? 0, 0)
    case .precision?: return (try precisionReport(in: scene)?.rows.count ?? 0, 0)
    case .preprocessing?: return (try trials(in: scene)?.trials.count ?? 0, 0)
    default: return nil
    }
  }

  /// - Returns: the command that goes to what the cursor is on.
  mutating func enterLabRow(in scene: Scene) throws(CommandError) -> Command? {
    switch screen {
    case .models?:
      guard let comparison = try comparisonOfModels(in: scene) else { return nil }
      let index = row(in: comparison)
      guard let layer = comparison.match.rows[index].here else {
        throw .unavailable("this layer is only in the other model")
      }
      let place = comparison.error(index).flatMap { $0.largest > 0 ? $0.worst.place : nil }
      return goto(Address(scene.network.nodes[layer].alias, nil, place ?? []), scene)
    case .precision?:
      guard let report = try precisionReport(in: scene), !report.rows.isEmpty else { return nil }
      return goto(Address(scene.network.nodes[report.rows[row(in: report)].layer].alias), scene)
    case .preprocessing?: return try takenTrial(in: scene)
    case .health?:
      guard let report = try healthReport(in: scene), !report.findings.isEmpty else { return nil }
      let finding = report.findings[row(in: report)]
      let node = scene.network.nodes[finding.layer]
      if let parameter = finding.parameter {
        return goto(Address(node.alias, Address.Member(rawValue: parameter), []), scene)
      }
      let place = finding.place.count <= 1 && !node.ladder.has(.map) ? [] : finding.place
      return goto(Address(node.alias, nil, place), scene)
    default: return nil
    }
  }

  private mutating func goto(_ place: Address, _ scene: Scene) -> Command? {
    leave(to: nil)
    row = nil
    return place.text == scene.position.node.alias ? nil : .goto(place)
  }

  /// - Throws: `notYet` where it is not known; why it can not be.
  func comparisonOfModels(in scene: Scene) throws(CommandError) -> ModelComparison? {
    guard let inquiry = ModelComparisonInquiry(scene.session) else { return nil }
    switch scene.modelComparison {
    case .value(let comparison): return comparison
    case .failed(let sentence): throw .failed(sentence)
    case .computing, .hidden: throw .notYet(Need(inquiry))
    }
  }

  /// The row of two models that the cursor is on: at first the first that differs.
  public func row(in comparison: ModelComparison) -> Int {
    max(0, min(row ?? comparison.firstChange ?? 0, comparison.match.rows.count - 1))
  }

  /// - Throws: `notYet` where it is not known; why it can not be.
  func healthReport(in scene: Scene) throws(CommandError) -> HealthReport? {
    switch scene.health(self) {
    case .value(let report): return report
    case .hidden: return nil
    case .failed(let sentence): throw .failed(sentence)
    case .computing:
      throw .notYet(Need(HealthInquiry(scene.session.subject, folder: health.folder)))
    }
  }

  /// The finding that the cursor is on.
  public func row(in report: HealthReport) -> Int {
    max(0, min(row ?? 0, report.findings.count - 1))
  }

  /// - Throws: `notYet` where they are not known; why they can not be.
  func trials(in scene: Scene) throws(CommandError) -> PreprocessingTrials? {
    switch scene.preprocessingTrials {
    case .value(let trials): return trials
    case .hidden: return nil
    case .failed(let sentence): throw .failed(sentence)
    case .computing: throw .notYet(Need(PreprocessingInquiry(scene.session.subject)))
    }
  }
  /// The way to prepare pictures that the cursor is on.
  public func row(in trials: PreprocessingTrials) -> Int {
    max(0, min(row ?? 0, trials.trials.count - 1))
  }
  /// The command that takes it.
  private func takenTrial(in scene: Scene) throws(CommandError) -> Command? {
    guard let trials = try trials(in: scene) else { return nil }
    let trial = trials.trials[row(in: trials)]
    if trial.isInUse { throw .unavailable("pictures are prepared like this already") }
    guard !trial.isMistake, let preset = trial.normalization.preset else {
      throw .unavailable("this is a mistake to know, not a way to prepare pictures")
    }
    return Command(Preprocess(preset, trial.normalization.colors, trial.normalization.fit))
  }

  /// - Throws: `notYet` where it is not known; why it can not be.
  func precisionReport(in scene: Scene) throws(CommandError) -> PrecisionReport? {
    switch scene.precisionReport(self) {
    case .value(let report): return report
    case .hidden: return nil
    case .failed(let sentence): throw .failed(sentence)
    case .computing:
      throw .notYet(.about(scene.session.subject, PrecisionProbe(precision.precision)))
    }
  }
  /// The layer with weights that the cursor is on.
  public func row(in report: PrecisionReport) -> Int {
    max(0, min(row ?? 0, report.rows.count - 1))
  }
}
