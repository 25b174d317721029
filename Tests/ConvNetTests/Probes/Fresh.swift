import ConvNet

/// Works out every answer anew.
struct Fresh: Known {
  mutating func answer<P: Probe>(_ probe: P, of subject: Subject) throws(Cancelled) -> P.Answer {
    try probe.answer(probe.part(of: subject), &self, .unchecked)
  }
}
