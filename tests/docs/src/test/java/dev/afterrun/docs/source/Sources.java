package dev.afterrun.docs.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Source files as the compiler understands them, with their Javadoc, which class files do not keep. */
public final class Sources {
    private static final Pattern TAG = Pattern.compile("\\{@(?:code|link|value)\\s+#?([^}]*)}");

    private final JavacTask task;
    private final List<TypeElement> types;

    private Sources(JavacTask task, List<TypeElement> types) {
        this.task = task;
        this.types = types;
    }

    /** Reads {@code files}; what they refer to is on the tests' class path. */
    public static Sources of(List<Path> files) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var problems = new DiagnosticCollector<JavaFileObject>();
        try (var manager = compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8)) {
            var options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
            var task = (JavacTask) compiler.getTask(
                    null, manager, problems, options, null, manager.getJavaFileObjectsFromPaths(files));
            var types = new ArrayList<TypeElement>();
            task.parse();
            task.analyze().forEach(element -> types.addAll(ElementFilter.typesIn(List.of(element))));
            assertThat(problems.getDiagnostics()).isEmpty();
            return new Sources(task, List.copyOf(types));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every type that the files declare, in their order. */
    public List<TypeElement> types() {
        return types;
    }

    /** What the Javadoc of {@code element} says, as one line of Markdown, without its block tags. */
    public String description(Element element) {
        var comment =
                Optional.ofNullable(task.getElements().getDocComment(element)).orElse("");
        var text = comment.replaceAll("(?s)(^|\\n)\\s*@.*", "").replaceAll("</?p>", "");
        return TAG.matcher(text)
                .replaceAll("`$1`")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .strip();
    }
}
