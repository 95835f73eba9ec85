package dev.afterrun.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Classes that break one rule, compiled by themselves: what they should not know is named in full and stands beside them
 * as a class without content.
 */
record Sample(List<String> sources) {
    private static final Pattern NAME =
            Pattern.compile("package ([\\w.]+);.*?(?:class|@interface) (\\w+)", Pattern.DOTALL);

    /** A class of this name that has a field of each of {@code known}. */
    static Sample of(String type, String... known) {
        var fields = new StringBuilder();
        for (var i = 0; i < known.length; i++) {
            fields.append(known[i]).append(" known").append(i).append(';');
        }
        var declared = declared(type, "public class", fields.toString());
        var stubs = Arrays.stream(known).map(name -> declared(name, "public class", ""));
        return new Sample(Stream.concat(Stream.of(declared), stubs).toList());
    }

    /** A class of this name with a field that has this annotation. */
    static Sample annotated(String type, String annotation) {
        return new Sample(List.of(
                declared(type, "public class", "@" + annotation + " String field;"),
                declared(annotation, "public @interface", "")));
    }

    /** A class of this name with this content. */
    static Sample with(String type, String content) {
        return new Sample(List.of(declared(type, "public class", content)));
    }

    /** The classes, compiled into {@code directory}. */
    JavaClasses compiled(Path directory) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        var options = List.of("-proc:none", "-d", directory.toString(), "-classpath", directory.toString());
        var done = compiler.getTask(
                        said,
                        null,
                        null,
                        options,
                        null,
                        sources.stream().map(Sample::file).toList())
                .call();
        if (!done) {
            throw new IOException("the sample does not compile: " + said);
        }
        return new ClassFileImporter().importPath(directory);
    }

    private static String declared(String type, String kind, String content) {
        var dot = type.lastIndexOf('.');
        return "package " + type.substring(0, dot) + "; " + kind + " " + type.substring(dot + 1) + " {" + content + "}";
    }

    private static JavaFileObject file(String source) {
        var name = NAME.matcher(source);
        if (!name.find()) {
            throw new IllegalArgumentException("no class in " + source);
        }
        var path = name.group(1).replace('.', '/') + "/" + name.group(2) + ".java";
        return new SimpleJavaFileObject(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }
}
