extension Graph {
  /// Finds the place of every tensor of a `state_dict`.
  ///
  /// Names that all begin with what a wrapper puts before them (`module.`, `_orig_mod.`, `model.`)
  /// are taken without it, where they fit so. ``StateMatching`` says what fits.
  /// - Returns: the tensors by `alias.parameter`, and what was taken off their names.
  /// - Throws: ``WeightMismatch`` with all that does not fit.
  public func matching(
    _ state: NamedTensors
  ) throws(WeightMismatch) -> (weights: Parameters, prefix: String) {
    let matching = StateMatching(self)
    var mismatch: WeightMismatch
    do throws(WeightMismatch) { return (try matching.weights(state.tensors), "") } catch {
      mismatch = error
    }
    var (tensors, prefix) = (state.tensors, "")
    while let wrapper = Graph.wrappers.first(where: { wrapper in
      !tensors.isEmpty && tensors.allSatisfy { $0.name.hasPrefix(wrapper) }
    }) {
      tensors = tensors.map { (String($0.name.dropFirst(wrapper.count)), $0.tensor) }
      prefix += wrapper
      do throws(WeightMismatch) { return (try matching.weights(tensors), prefix) } catch {
        // The one that is nearer to fitting tells more.
        if error.missing.count < mismatch.missing.count { mismatch = error }
      }
    }
    throw mismatch
  }

  /// The names under which DataParallel, torch.compile and Lightning keep a module.
  private static let wrappers = ["module.", "_orig_mod.", "model."]
}
