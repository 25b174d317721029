#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The instructions that kernels may use. The sources in Base are compiled once for each, in targets
/// of their own (V3 and V4 are links to Base), so that no function is shared between them.
public enum InstructionSet: String, CaseIterable, Sendable {
  /// What every processor of the architecture has.
  case base
  /// x86-64-v3: AVX2 and FMA.
  case v3
  /// x86-64-v4: AVX-512.
  case v4

  /// The best that this machine has, or the one that `CONVSCOPE_ISA` names if the machine has it.
  public static let current: InstructionSet = {
    let wanted = getenv("CONVSCOPE_ISA").flatMap { InstructionSet(rawValue: String(cString: $0)) }
    return available.last { $0 == wanted } ?? available.last ?? .base
  }()

  /// Those that this machine has, the best one last.
  public static let available: [InstructionSet] = {
    #if arch(x86_64) && canImport(Glibc)
      // glibc 2.33 and later say what the processor has and the system saves: of each leaf of cpuid
      // four registers, and those four again with what is usable alone.
      typealias Leaf = @convention(c) (UInt32) -> UnsafePointer<UInt32>
      guard let symbol = dlsym(nil, "__x86_get_cpuid_feature_leaf") else { return [.base] }
      let leaf = unsafeBitCast(symbol, to: Leaf.self)
      let (basic, extended) = (leaf(0) + 4, leaf(1) + 4)
      func has(_ register: UInt32, _ bits: [UInt32]) -> Bool {
        bits.allSatisfy { register >> $0 & 1 == 1 }
      }
      // FMA, MOVBE, F16C; then BMI1, AVX2, BMI2.
      guard has(basic[2], [12, 22, 29]), has(extended[1], [3, 5, 8]) else { return [.base] }
      // AVX512F, DQ, CD, BW, VL.
      return has(extended[1], [16, 17, 28, 30, 31]) ? [.base, .v3, .v4] : [.base, .v3]
    #else
      return [.base]
    #endif
  }()
}
