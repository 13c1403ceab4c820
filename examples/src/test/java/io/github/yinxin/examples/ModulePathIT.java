package io.github.yinxin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.yinxin.examples.Program.Run;
import io.github.yinxin.testkit.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The libraries as modules: what a module does not export, require or find shows only here. */
class ModulePathIT {

  private static final int NO_ANCHORS = 3;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private Run run(int exitCode, Object... arguments) throws IOException, InterruptedException {
    Run run = Program.asModules(folder, arguments).run();
    assertEquals(exitCode, run.exitCode(), run.out() + run.err());
    assertEquals("", run.err());
    return run;
  }

  @ParameterizedTest
  @CsvSource({"SM2, GB38540", "SM2, GB35275", "RSA, CMS", "ECDSA, CMS"})
  void sealedFile_isValid_andTellsItsSeal(String algorithm, String container) throws Exception {
    Files.write(folder.resolve("a.pdf"), Documents.pages(1).bytes());
    run(0, "seal", "--algorithm", algorithm, "--container", container, "--out", "out", "a.pdf");
    JsonNode verified = run(0, "verify", "--json", "out/a.pdf").lines().get(0);
    assertEquals("VALID", verified.get("verdict").asText(), verified.toString());
    if (container.equals("GB38540")) {
      JsonNode told = run(NO_ANCHORS, "seal-info", "--json", "out/a.pdf").lines().get(0);
      assertTrue(told.get("items").get(0).has("esId"), told.toString());
    }
  }

  @Test
  void demo_tellsItsStory_andItsPageIsScanned() throws Exception {
    run(0, "demo", "--out", "demo");
    JsonNode scanned =
        run(0, "scan", "--json", "--timeout", 60, "demo/1-issued-sm2.pdf").lines().get(0);
    JsonNode code = scanned.get("codes").get(0);
    assertTrue(code.get("text").asText().startsWith("EL1:"), scanned.toString());
    assertEquals("VALID", code.get("verdict").asText(), scanned.toString());
  }
}
