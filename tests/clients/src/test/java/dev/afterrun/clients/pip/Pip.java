package dev.afterrun.clients.pip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One call of pip, which installs into a directory of its own and knows nobody's settings. */
final class Pip {
    private final Path directory;
    private final Path target;
    private int exit = -1;
    private String said = "";

    private Pip(Path directory) {
        this.directory = directory;
        this.target = directory.resolve("site");
    }

    static Pip in(Path directory) {
        return new Pip(directory);
    }

    Pip run(String command, String... arguments) throws IOException, InterruptedException {
        var all = new ArrayList<>(
                List.of("-m", "pip", "--isolated", "--disable-pip-version-check", "--no-cache-dir", command));
        all.addAll(List.of("--target", target.toString()));
        all.addAll(List.of(arguments));
        exit = python(all);
        return this;
    }

    boolean succeeded() {
        return exit == 0;
    }

    /** What it wrote. */
    String said() {
        return said;
    }

    /** The version that a module which was installed says it has. */
    String importing(String module) throws IOException, InterruptedException {
        exit = python(List.of(
                "-c",
                "import sys; sys.path.insert(0, 'site'); import %s; print(%s.version)".formatted(module, module)));
        return said.strip();
    }

    private int python(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("python3"));
        command.addAll(arguments);
        var out = Files.createTempFile(directory, "said", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG"));
        builder.environment().put("PIP_CONFIG_FILE", "/dev/null");
        var code = builder.start().waitFor();
        said = Files.readString(out);
        return code;
    }
}
