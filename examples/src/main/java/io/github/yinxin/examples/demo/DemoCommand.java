package io.github.yinxin.examples.demo;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.LicenseVerdict.Answer;
import io.github.yinxin.verify.LicenseVerdict.Question;
import io.github.yinxin.verify.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays the story, prints it and leaves files and a page behind. */
@Command(
    name = "demo",
    description = "Issues, seals, judges, renews, changes, tampers with and revokes one license.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

  private static final int NOT_AS_EXPECTED = 1;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "examples/target/demo",
      description = "Where the files go (default: ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init")
  private Path out;

  @Override
  public Integer call() throws IOException, GeneralSecurityException {
    PrintWriter console = spec.commandLine().getOut();
    Clock clock = Clock.systemUTC();
    try {
      Files.createDirectories(out);
    } catch (FileAlreadyExistsException e) {
      throw new ParameterException(spec.commandLine(), "--out " + out + " is not a folder", e);
    }
    DemoKeys keys = DemoKeys.open(DemoKeys.home(), clock);
    List<Scene> scenes = new ArrayList<>();
    console.println("Yinxin 印信: one license from issue to verdict 一张证照，从签发到查验");
    new Story(
            out,
            keys,
            clock.instant(),
            scene -> {
              scenes.add(scene);
              tell(scene, scenes.size(), console);
            })
        .play();
    for (SignatureAlgorithm algorithm :
        List.of(SignatureAlgorithm.SM2_SM3, SignatureAlgorithm.RSA_SHA256)) {
      Files.write(out.resolve(rootFile(algorithm)), keys.root(algorithm).getEncoded());
    }
    Path page = out.resolve("index.html");
    Files.writeString(page, StoryPage.of(scenes));
    long unexpected = scenes.stream().filter(s -> !s.asExpected()).count();
    console.println();
    console.printf(
        Locale.ROOT,
        "%d verdicts, %d as expected. Look at 请看: %s%n",
        scenes.size(),
        scenes.size() - unexpected,
        page.toAbsolutePath().normalize().toUri());
    return unexpected == 0 ? 0 : NOT_AS_EXPECTED;
  }

  static String rootFile(SignatureAlgorithm algorithm) {
    return algorithm == SignatureAlgorithm.SM2_SM3 ? "demo-root-sm2.cer" : "demo-root-rsa.cer";
  }

  private static void tell(Scene scene, int number, PrintWriter console) {
    console.printf(Locale.ROOT, "%n%2d  %s  %s%n", number, scene.zh(), scene.en());
    console.printf(
        Locale.ROOT,
        "    file 文件 %-8s code 二维码 %-8s register 登记簿 %-8s  (%s, %s)%n",
        scene.fileAnswer(),
        scene.codeAnswer(),
        scene.registerAnswer(),
        scene.file(),
        scene.judgement().pdf().integrity());
    for (Finding finding : scene.judgement().joined().findings()) {
      if (finding.outcome() == Outcome.FAILED) {
        console.printf("    - %s  %s%n", finding.zh(), finding.en());
      }
    }
    StringBuilder answers = new StringBuilder();
    for (Question question : Question.values()) {
      answers
          .append("  ")
          .append(question.name().toLowerCase(Locale.ROOT).replace('_', ' '))
          .append(' ')
          .append(mark(scene.judgement().joined().answer(question)));
    }
    console.printf("    => %s %s%n", verdict(scene.judgement().joined().overall()), answers);
    if (!scene.asExpected()) {
      console.printf("    NOT AS EXPECTED 与预期不符: %s%n", scene.expected());
    }
  }

  static String verdict(Answer answer) {
    return switch (answer) {
      case YES -> "GREEN 有效";
      case NO -> "RED 无效";
      case UNKNOWN -> "AMBER 无法确认";
    };
  }

  static String mark(Answer answer) {
    return switch (answer) {
      case YES -> "✓";
      case NO -> "✗";
      case UNKNOWN -> "?";
    };
  }
}
