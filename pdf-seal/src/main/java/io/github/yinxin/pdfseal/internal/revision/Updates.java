package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.revision.Problem.Rule;
import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.Revision;
import io.github.yinxin.pdfseal.internal.syntax.SignatureDictionary;
import io.github.yinxin.pdfseal.internal.syntax.SignedDocument;
import io.github.yinxin.pdfseal.internal.syntax.UpdateGrammar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether what follows the signed revisions of a file is explained. Each revision is compared once
 * with the one before it, however many signatures there are. Immutable.
 */
public final class Updates {

  // A file with more saves than this was not made by signing.
  private static final int MAX_REVISIONS = 500;

  private final Bytes bytes;
  private final List<Revision> revisions;
  private final Map<Revision, Problem> problems;
  private final @Nullable Problem end;

  private Updates(
      Bytes bytes,
      List<Revision> revisions,
      Map<Revision, Problem> problems,
      @Nullable Problem end) {
    this.bytes = bytes;
    this.revisions = revisions;
    this.problems = Map.copyOf(problems);
    this.end = end;
  }

  /** Looks at everything behind the first signed revision of a file. */
  public static Updates of(SignedDocument document, Bytes bytes) {
    Optional<PdfFile> file = document.file().filter(f -> !f.rebuilt());
    if (file.isEmpty()) {
      return failed(bytes, Rule.TAIL, "what follows cannot be read strictly");
    }
    try {
      return of(document, file.get());
    } catch (RuntimeException | StackOverflowError e) {
      // Foreign bytes may break an analysis in any way; one that broke off has failed.
      return failed(bytes, Rule.UPDATES, "the analysis broke off: " + e.getClass().getName());
    }
  }

  private static Updates failed(Bytes bytes, Rule rule, String detail) {
    return new Updates(bytes, List.of(), Map.of(), new Problem(rule, detail));
  }

  private static Updates of(SignedDocument document, PdfFile file) {
    Bytes bytes = file.bytes();
    List<Revision> revisions = Revision.of(file);
    if (revisions.size() > MAX_REVISIONS) {
      return failed(bytes, Rule.TAIL, "more than " + MAX_REVISIONS + " revisions");
    }
    int first =
        document.signatures().stream()
            .mapToInt(signature -> index(revisions, bytes, signature.end()))
            .filter(index -> index >= 0)
            .min()
            .orElse(revisions.size());
    Revision newest = revisions.get(revisions.size() - 1);
    Optional<String> end =
        newest.endsAt(bytes, bytes.length())
            ? UpdateGrammar.sizeProblem(file)
            : Optional.of("bytes follow the last revision, which ends at " + newest.end());
    return new Updates(
        bytes,
        revisions,
        new Analysis(file, revisions).problems(first),
        end.map(detail -> new Problem(Rule.TAIL, detail)).orElse(null));
  }

  private static int index(List<Revision> revisions, Bytes bytes, long end) {
    for (int i = 0; i < revisions.size(); i++) {
      if (revisions.get(i).endsAt(bytes, end)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns what is wrong with a revision itself, if anything is; not of those before it. */
  public Optional<Problem> problem(Revision revision) {
    return Optional.ofNullable(problems.get(revision));
  }

  /** Returns whether any byte follows the revision that a signature signs. */
  public boolean follow(SignatureDictionary signature) {
    return signature.end() != bytes.length();
  }

  /** Returns what is wrong behind the revision that a signature signs, if anything is. */
  public Optional<Problem> problem(SignatureDictionary signature) {
    if (!follow(signature)) {
      return Optional.empty();
    }
    int signed = index(revisions, bytes, signature.end());
    if (signed < 0 && end == null) {
      return Optional.of(
          new Problem(Rule.TAIL, "no revision ends where the signed bytes do: " + signature.end()));
    }
    return revisions.stream()
        .skip(signed + 1L)
        .filter(problems::containsKey)
        .map(problems::get)
        .findFirst()
        .or(() -> Optional.ofNullable(end));
  }
}
