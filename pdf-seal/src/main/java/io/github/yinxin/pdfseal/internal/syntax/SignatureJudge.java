package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.FormFields.Field;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import io.github.yinxin.pdfseal.internal.syntax.SignedRevision.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells of a signature dictionary that was found whose it is, what it covers and what is wrong. */
final class SignatureJudge {

  private final @Nullable PdfFile last;
  private final SignedRevision revisions;
  private final List<Field> fields;
  private final @Nullable ListedImpressions impressions;

  /** Judges by the fields of the whole file, or, without one, by those of its signed revisions. */
  SignatureJudge(@Nullable PdfFile last, SignedRevision revisions, List<Field> fields) {
    this.last = last;
    this.revisions = revisions;
    this.fields = fields;
    this.impressions = last == null ? null : new ListedImpressions(last);
  }

  /** Returns what a verifier needs to know of it. */
  SignatureDictionary judged(Found candidate) throws PdfException {
    Dictionary dictionary = candidate.dictionary();
    long[] range = SignedRevision.byteRange(candidate.file(), dictionary);
    List<String> names = names(candidate);
    @Nullable String problem = revisions.gapProblem(candidate, range).orElse(null);
    @Nullable PdfFile signed =
        problem == null ? revisions.open(range[2] + range[3]).orElse(null) : null;
    if (problem == null) {
      problem = revisionProblem(candidate, signed, names);
    }
    PdfObject time = candidate.file().resolve(dictionary.get("M"));
    @Nullable Instant claimed =
        time instanceof Str text ? PdfDate.parse(text.text()).orElse(null) : null;
    return new SignatureDictionary(
        String.join(", ", names),
        dictionary.name("Type").equals("DocTimeStamp")
            || dictionary.name("SubFilter").equals("ETSI.RFC3161"),
        range,
        dictionary.get("Contents") instanceof Str contents ? contents.bytes() : new byte[0],
        !names.isEmpty(),
        problem,
        missingImpression(signed, dictionary),
        signed == null ? 0 : Revision.of(signed).size(),
        claimed);
  }

  private @Nullable String missingImpression(@Nullable PdfFile signed, Dictionary dictionary) {
    if (impressions != null) {
      return impressions.problem(dictionary).orElse(null);
    }
    return signed == null ? null : new ListedImpressions(signed).problem(dictionary).orElse(null);
  }

  private @Nullable String revisionProblem(
      Found candidate, @Nullable PdfFile signed, List<String> names) {
    if (signed == null || !SignedRevision.holds(signed, candidate)) {
      return "the signed revision is not complete in itself";
    }
    if (names.size() > 1) {
      return "one signature stands in " + names.size() + " fields";
    }
    boolean changed = last != null && !names.isEmpty() && !SignedRevision.holds(last, candidate);
    return changed ? "a later revision changes the signature dictionary" : null;
  }

  private List<String> names(Found candidate) throws PdfException {
    List<Field> known = last == null ? FormFields.of(candidate.file()) : fields;
    List<String> names = new ArrayList<>();
    for (Field field : known) {
      boolean here =
          field.value() instanceof Ref ref
              ? ref.equals(candidate.owner())
              : field.value() instanceof Dictionary direct
                  && direct.start() == candidate.dictionary().start();
      if (here) {
        names.add(field.name());
      }
    }
    return names;
  }
}
