package io.github.yinxin.pdf;

import io.github.yinxin.license.LicenseId;
import io.github.yinxin.verify.LicenseSubject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A PDF file all of whose signatures passed every check; holding one is the proof. */
public final class VerifiedPdf implements LicenseSubject {

  private final List<PdfVerdict.PdfSignature> signatures;
  private final @Nullable LicenseId license;

  VerifiedPdf(List<PdfVerdict.PdfSignature> signatures, @Nullable LicenseId license) {
    this.signatures = List.copyOf(signatures);
    this.license = license;
  }

  /** Returns its signatures. */
  public List<PdfVerdict.PdfSignature> signatures() {
    return signatures;
  }

  /** Returns the license it is the file of, if it says so where our license pages do. */
  public Optional<LicenseId> license() {
    return Optional.ofNullable(license);
  }

  /** Names the license it says it is, and the authority if all signers' certificates name one. */
  @Override
  public Map<Trait, String> traits() {
    Map<Trait, String> traits = new EnumMap<>(Trait.class);
    license().ifPresent(id -> traits.put(Trait.LICENSE, id.toString()));
    Set<Optional<String>> authorities =
        signatures.stream()
            .map(PdfVerdict.PdfSignature::claimedAuthority)
            .collect(Collectors.toSet());
    if (authorities.size() == 1) {
      authorities.iterator().next().ifPresent(code -> traits.put(Trait.AUTHORITY, code));
    }
    return traits;
  }
}
