package io.github.yinxin.register;

import io.github.yinxin.license.IllegalTransitionException;
import io.github.yinxin.license.License;
import io.github.yinxin.register.BatchPlan.Item;
import io.github.yinxin.register.BatchPlan.Refusal;
import io.github.yinxin.register.LicenseCommand.OnLicense;
import io.github.yinxin.register.RegisterException.Kind;
import io.github.yinxin.register.Storage.Claim;
import io.github.yinxin.register.Storage.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Batches: plan, confirm, apply. The plan is kept under its digest, so that applying it can be
 * started again after a crash; each chunk is a transaction and a step that is taken once.
 */
final class Batches {

  private static final int CHUNK = 500;
  private static final String REFUSED = "-";
  private static final String NEW = "+";
  private static final String SEPARATOR = "\n";

  private final StoredRegister register;
  private final Storage storage;

  Batches(StoredRegister register, Storage storage) {
    this.register = register;
    this.storage = storage;
  }

  BatchPlan plan(Matter matter, List<? extends LicenseCommand> commands) {
    List<Item> items = new ArrayList<>();
    List<String> states = new ArrayList<>();
    Set<String> touched = new HashSet<>();
    for (LicenseCommand command : commands) {
      Optional<Refusal> refusal = trial(matter, command, touched);
      items.add(new Item(command, refusal));
      states.add(refusal.isPresent() ? REFUSED : storage.ask(s -> state(s, command)));
    }
    String kept = String.join(SEPARATOR, states);
    String request = Keys.request(matter, commands);
    String digest = FactRecords.sha256(matter.number() + SEPARATOR + request + SEPARATOR + kept);
    storage.transact(session -> session.claim(new Claim(digest, request, kept)));
    return new BatchPlan(items, digest);
  }

  private Optional<Refusal> trial(Matter matter, LicenseCommand command, Set<String> touched) {
    boolean again = command instanceof OnLicense on && !touched.add(Keys.instance(on.license()));
    if (again) {
      return Optional.of(new Refusal("TWICE", "an earlier command touches the license"));
    }
    try {
      register.tryOut(matter, command);
      return Optional.empty();
    } catch (IllegalTransitionException e) {
      return Optional.of(new Refusal("ILLEGAL_TRANSITION", String.valueOf(e.getMessage())));
    } catch (IllegalArgumentException e) {
      return Optional.of(new Refusal("INVALID", String.valueOf(e.getMessage())));
    } catch (RegisterException e) {
      if (e.kind() == Kind.STORAGE) {
        throw e;
      }
      return Optional.of(new Refusal(e.kind().name(), e.detail()));
    }
  }

  private static String state(Session session, LicenseCommand command) {
    return command instanceof OnLicense on
        ? Ledger.require(session, on.license()).head().digest()
        : NEW;
  }

  List<License> apply(Matter matter, List<? extends LicenseCommand> commands, String digest) {
    Claim plan =
        storage
            .ask(s -> s.claimed(digest))
            .orElseThrow(
                () -> new RegisterException(Kind.PLAN_OUTDATED, "no plan has digest " + digest));
    if (!plan.digest().equals(Keys.request(matter, commands))) {
      throw new RegisterException(Kind.CONFLICT, "plan " + digest + " is of other commands");
    }
    String[] states = plan.answer().split(SEPARATOR, -1);
    List<LicenseCommand> accepted = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < states.length; i++) {
      if (!states[i].equals(REFUSED)) {
        accepted.add(commands.get(i));
        expected.add(states[i]);
      }
    }
    List<License> licenses = new ArrayList<>();
    for (int from = 0; from < accepted.size(); from += CHUNK) {
      int to = Math.min(from + CHUNK, accepted.size());
      Matter step = matter.once(new Matter.Step("batch " + digest, from / CHUNK));
      List<String> before = expected.subList(from, to);
      licenses.addAll(
          register.carryOut(
              step, accepted.subList(from, to), (s, c) -> requireUnmoved(s, c, before)));
    }
    return licenses;
  }

  // Within the chunk's own transaction: what is equal now stays so until it commits.
  private static void requireUnmoved(
      Session session, List<? extends LicenseCommand> commands, List<String> before) {
    for (int i = 0; i < commands.size(); i++) {
      if (!state(session, commands.get(i)).equals(before.get(i))) {
        throw new RegisterException(
            Kind.PLAN_OUTDATED,
            "license "
                + ((OnLicense) commands.get(i)).license()
                + " changed since the batch was planned; earlier chunks stay applied");
      }
    }
  }
}
