package dev.afterrun.docs;

import static java.util.stream.Collectors.joining;

import dev.afterrun.docs.markdown.Checkout;
import dev.afterrun.docs.markdown.GeneratedPart;
import dev.afterrun.docs.source.Modules;
import dev.afterrun.docs.source.Setting;
import dev.afterrun.docs.source.SettingGroup;
import dev.afterrun.docs.source.SettingReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every {@code @ConfigMapping} is in the reference, as its Javadoc and annotations say. */
final class ConfigurationReferenceTest {
    @Test
    void everySettingIsDescribed() throws Exception {
        var modules = Modules.below(Checkout.ROOT);
        var groups = new TreeMap<String, List<SettingGroup>>();
        for (var folder : modules.folders()) {
            if (!modules.services(folder).isEmpty()) {
                for (var group : SettingReader.groups(Checkout.ROOT, folder)) {
                    groups.computeIfAbsent(group.prefix(), prefix -> new ArrayList<>())
                            .add(group);
                }
            }
        }

        new GeneratedPart("docs/reference/configuration.md", "settings")
                .is(groups.entrySet().stream()
                        .map(group -> section(group.getKey(), group.getValue(), modules))
                        .collect(joining("\n")));
    }

    private static String section(String prefix, List<SettingGroup> groups, Modules modules) {
        var rows = new TreeMap<String, Setting>();
        var services = new TreeMap<String, Set<String>>();
        for (var group : groups) {
            for (var setting : group.settings()) {
                rows.putIfAbsent(setting.name(), setting);
                services.computeIfAbsent(setting.name(), name -> new TreeSet<>())
                        .addAll(modules.services(group.module()));
            }
        }
        var descriptions = new LinkedHashSet<>(
                groups.stream().map(SettingGroup::description).toList());
        return "### `" + prefix + "`\n\n" + String.join(" ", descriptions)
                + "\n\n| variable | type | default | taken by | meaning |\n|---|---|---|---|---|\n"
                + rows.values().stream()
                        .map(setting -> row(setting, services.get(setting.name())))
                        .collect(joining());
    }

    private static String row(Setting setting, Set<String> services) {
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        setting.variable(),
                        setting.type(),
                        setting.fallback() + ofServices(setting, services),
                        String.join(", ", services),
                        setting.description());
    }

    /** A service may bring another default. */
    private static String ofServices(Setting setting, Set<String> services) {
        return services.stream()
                .map(service -> Map.entry(service, properties(service)))
                .filter(service -> service.getValue().containsKey(setting.name()))
                .map(service ->
                        "; " + service.getKey() + ": `" + service.getValue().getProperty(setting.name()) + "`")
                .collect(joining());
    }

    private static Properties properties(String service) {
        var properties = new Properties();
        var file = Checkout.ROOT.resolve("services/" + service + "/src/main/resources/application.properties");
        try (var text = Files.newBufferedReader(file)) {
            properties.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
