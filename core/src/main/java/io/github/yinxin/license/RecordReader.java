package io.github.yinxin.license;

import io.github.yinxin.license.License.Names;
import io.github.yinxin.license.License.Provenance;
import io.github.yinxin.license.LicenseFile.Annotation;
import io.github.yinxin.license.LicenseId.Printed;
import io.github.yinxin.license.LicenseJson.Problem;
import io.github.yinxin.license.LicenseJson.Stock;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one license record as one of four things, each with its own elements. */
final class RecordReader {

  private static final Pattern CTI = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,18}");
  private static final Set<Element> RECORDED =
      EnumSet.of(Element.IDENTIFIER, Element.ISSUED_ON, Element.PREDECESSOR);
  private static final Set<Element> ALLOTTED =
      EnumSet.of(Element.CTI, Element.STATUS_INDEX, Element.PROVENANCE);
  private static final Set<Element> ANNOTATED =
      EnumSet.range(Element.COPY_PURPOSE, Element.COPY_EXPIRES_AT);

  private final Elements elements;
  private final FactsReader facts;

  RecordReader(Elements elements, boolean missingExpiryAccepted) {
    this.elements = elements;
    this.facts = new FactsReader(elements, missingExpiryAccepted);
  }

  List<Problem> problems() {
    return elements.problems().list();
  }

  Optional<LicenseFacts> facts() {
    elements.refuse(RECORDED, "is for the register to say");
    elements.refuse(ALLOTTED, "is for the register to say");
    elements.refuse(ANNOTATED, "belongs to copies only");
    return facts.read(Optional.empty());
  }

  Optional<Stock> stock() {
    elements.refuse(ALLOTTED, "is for the register to say");
    elements.refuse(ANNOTATED, "belongs to copies only");
    return recorded();
  }

  Optional<License> license() {
    elements.refuse(ANNOTATED, "belongs to copies only");
    Optional<Stock> stock = recorded();
    Optional<Cti> cti = cti();
    Optional<Long> index = index();
    Optional<Provenance> grade = provenance();
    if (!problems().isEmpty()) {
      return Optional.empty();
    }
    Stock recorded = stock.orElseThrow();
    Names names = new Names(recorded.id(), cti.orElseThrow(), index.orElseThrow());
    License license =
        License.first(names, recorded.issuedOn(), recorded.facts())
            .withProvenance(grade.orElseThrow());
    return Optional.of(recorded.predecessor().map(license::withPredecessor).orElse(license));
  }

  Optional<Annotation> annotation() {
    elements.refuse(ALLOTTED, "is for the register to say");
    recorded();
    Optional<String> purpose = elements.required(Element.COPY_PURPOSE);
    Optional<String> maker = elements.required(Element.COPY_MAKER);
    Optional<Instant> madeAt = time(Element.COPY_MADE_AT);
    Optional<Instant> expiresAt = time(Element.COPY_EXPIRES_AT);
    if (!problems().isEmpty()) {
      return Optional.empty();
    }
    return elements.attempt(
        Element.COPY_PURPOSE,
        () ->
            new Annotation(
                purpose.orElseThrow(),
                maker.orElseThrow(),
                madeAt.orElseThrow(),
                expiresAt.orElseThrow()));
  }

  private Optional<Stock> recorded() {
    Optional<Printed> printed = elements.required(Element.IDENTIFIER).flatMap(this::printed);
    Optional<LicenseId> predecessor =
        elements
            .optional(Element.PREDECESSOR)
            .flatMap(text -> elements.attempt(Element.PREDECESSOR, () -> LicenseId.parse(text)));
    Optional<LocalDate> issuedOn = facts.day(Element.ISSUED_ON);
    if (!elements.base().containsKey(Element.ISSUED_ON)) {
      elements.refuse(Element.ISSUED_ON, "is missing");
    }
    Optional<LicenseFacts> granted = facts.read(issuedOn);
    if (!problems().isEmpty()) {
      return Optional.empty();
    }
    return elements.attempt(
        Element.IDENTIFIER,
        () ->
            new Stock(
                printed.orElseThrow().id(),
                issuedOn.orElseThrow(),
                granted.orElseThrow().printedAs(printed.orElseThrow()),
                predecessor));
  }

  private Optional<Printed> printed(String text) {
    return elements.attempt(
        Element.IDENTIFIER,
        () -> {
          Printed printed = LicenseId.printed(text);
          boolean deviant = printed.by(CheckCharacter.LETTERS_FROM_ELEVEN);
          return elements.deviantsAccepted() && deviant
              ? printed
              : new Printed(LicenseId.parse(text), printed.check());
        });
  }

  private Optional<Cti> cti() {
    Optional<String> text = elements.required(Element.CTI);
    if (text.isPresent() && !CTI.matcher(text.get()).matches()) {
      elements.refuse(Element.CTI, "is not 16 lower-case hexadecimal digits");
      return Optional.empty();
    }
    return text.map(t -> new Cti(HexFormat.fromHexDigitsToLong(t)));
  }

  private Optional<Long> index() {
    Given given = elements.base().get(Element.STATUS_INDEX);
    if (given == null) {
      elements.refuse(Element.STATUS_INDEX, "is missing");
      return Optional.empty();
    }
    String digits = given.json().compact();
    if (!INDEX.matcher(digits).matches() || new BigInteger(digits).bitLength() >= Long.SIZE) {
      elements.refuse(Element.STATUS_INDEX, "is no whole number from 0 to " + Long.MAX_VALUE);
      return Optional.empty();
    }
    return Optional.of(Long.valueOf(digits));
  }

  private Optional<Provenance> provenance() {
    Optional<String> text = elements.required(Element.PROVENANCE);
    for (Provenance grade : Provenance.values()) {
      if (text.equals(Optional.of(grade.name()))) {
        return Optional.of(grade);
      }
    }
    if (text.isPresent()) {
      elements.refuse(Element.PROVENANCE, "is none of A, B, C, D");
    }
    return Optional.empty();
  }

  private Optional<Instant> time(Element element) {
    return elements
        .required(element)
        .flatMap(text -> elements.attempt(element, () -> Dates.time(text)));
  }
}
