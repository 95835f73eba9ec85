package dev.afterrun.docs.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the settings of one module out of its {@code @ConfigMapping} interfaces. */
public final class SettingReader {
    private final String module;
    private final Sources sources;

    private SettingReader(String module, Sources sources) {
        this.module = module;
        this.sources = sources;
    }

    /** The groups that the module in folder {@code module} of {@code root} declares. */
    public static List<SettingGroup> groups(Path root, String module) throws IOException {
        var files = mappings(root.resolve(module).resolve("src/main/java"));
        return files.isEmpty() ? List.of() : new SettingReader(module, Sources.of(files)).groups();
    }

    private static List<Path> mappings(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(SettingReader::isMapping)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isMapping(Path file) {
        try {
            return Files.readString(file).contains("@ConfigMapping(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<SettingGroup> groups() {
        return sources.types().stream()
                .filter(type -> type.getAnnotation(ConfigMapping.class) != null)
                .map(this::group)
                .toList();
    }

    private SettingGroup group(TypeElement mapping) {
        var prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
        return new SettingGroup(
                module,
                prefix,
                sources.description(mapping),
                settings(prefix, mapping).toList());
    }

    private Stream<Setting> settings(String prefix, TypeElement mapping) {
        return ElementFilter.methodsIn(mapping.getEnclosedElements()).stream()
                .flatMap(method -> settings(
                        method.getAnnotation(WithParentName.class) == null
                                ? prefix + "." + dashed(method.getSimpleName())
                                : prefix,
                        method));
    }

    private Stream<Setting> settings(String name, ExecutableElement method) {
        var type = element(method.getReturnType());
        var nested = type.filter(any -> any.getKind() == ElementKind.INTERFACE
                && any.getEnclosingElement().getKind() == ElementKind.INTERFACE);
        if (type.filter(any -> any.getSimpleName().contentEquals("Map")).isPresent()) {
            return Stream.of(new Setting(name + ".name.*", "for each name", "none", sources.description(method)));
        }
        return nested.isPresent()
                ? settings(name, (TypeElement) nested.get())
                : Stream.of(
                        new Setting(name, type(method.getReturnType()), fallback(method), sources.description(method)));
    }

    private static String fallback(ExecutableElement method) {
        var fallback = Optional.ofNullable(method.getAnnotation(WithDefault.class));
        return fallback.map(value -> "`" + value.value() + "`")
                .orElse(isOptional(method.getReturnType()) ? "not set" : "**required**");
    }

    private static boolean isOptional(TypeMirror type) {
        return element(type)
                .filter(any -> any.getSimpleName().toString().startsWith("Optional"))
                .isPresent();
    }

    private static String type(TypeMirror type) {
        if (isOptional(type)) {
            return type(((DeclaredType) type).getTypeArguments().getFirst());
        }
        return element(type).map(SettingReader::type).orElseGet(() -> switch (type.getKind()) {
            case BOOLEAN -> "`true`, `false`";
            default -> "number";
        });
    }

    private static String type(Element type) {
        if (type.getKind() == ElementKind.ENUM) {
            return type.getEnclosedElements().stream()
                    .filter(word -> word.getKind() == ElementKind.ENUM_CONSTANT)
                    .map(word -> "`"
                            + word.getSimpleName()
                                    .toString()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-') + "`")
                    .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName().toString()) {
            case "Duration" -> "duration";
            case "URI" -> "URL";
            case "String" -> "text";
            case "Path" -> "path";
            case "List" -> "texts, separated by commas";
            default -> type.getSimpleName().toString();
        };
    }

    private static Optional<Element> element(TypeMirror type) {
        return type instanceof DeclaredType declared ? Optional.of(declared.asElement()) : Optional.empty();
    }

    private static String dashed(CharSequence name) {
        return name.toString().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
