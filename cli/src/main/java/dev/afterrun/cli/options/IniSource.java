package dev.afterrun.cli.options;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ini4j.Config;
import org.ini4j.Ini;

/**
 * An INI file, with our keys or those of notify_pr, in any section or none. Its {@code token} is the forge's, and never
 * taken for that of a server of ours.
 */
public final class IniSource implements SettingSource {
    private static final String GLOBAL = "?";

    private final String name;
    private final Map<String, String> values;

    private IniSource(String name, Map<String, String> values) {
        this.name = name;
        this.values = values;
    }

    /** Reads {@code file}; {@code origin} says who named it. */
    public static IniSource read(Path file, String origin) {
        try {
            return new IniSource(String.valueOf(file.getFileName()), parse(Files.readString(file)));
        } catch (NoSuchFileException e) {
            throw new Failure(ExitCode.NONE_THERE, file.toString(), "there is no such file", "correct " + origin);
        } catch (IOException e) {
            throw Failure.usage(file.toString(), "it cannot be read as an INI file", "see " + e.getMessage());
        }
    }

    @Override
    public Optional<Found> find(Setting setting) {
        return switch (setting) {
            case TOKEN, CONFIG -> Optional.empty();
            case FORGE_TOKEN -> either("forge_token", "token");
            case REPO -> repository();
            case SUMMARY -> either("summary", "summary_file");
            case DIR -> either("dir", "full_detail_dir").map(IniSource::split);
            case FILES -> either("files", "full_detail_files").map(IniSource::split);
            default -> either(setting.key());
        };
    }

    private Optional<Found> repository() {
        return either("repo")
                .map(repo -> either("owner")
                        .map(owner -> new Found(owner.value() + "/" + repo.value(), "'owner' and 'repo' in " + name))
                        .orElse(repo));
    }

    private Optional<Found> either(String... keys) {
        return List.of(keys).stream()
                .filter(values::containsKey)
                .findFirst()
                .map(key -> new Found(values.getOrDefault(key, ""), "'" + key + "' in " + name));
    }

    private static Found split(Found found) {
        return new Found(Words.list(found.value(), Words.Separator.LINE_OR_COMMA), found.origin());
    }

    private static Map<String, String> parse(String text) throws IOException {
        var config = new Config();
        config.setEscape(false);
        config.setGlobalSection(true);
        config.setGlobalSectionName(GLOBAL);
        config.setLowerCaseOption(true);
        config.setEmptyOption(true);
        var ini = new Ini();
        ini.setConfig(config);
        ini.load(new StringReader(text));
        var values = new LinkedHashMap<String, String>();
        for (var section : ini.values()) {
            section.forEach((key, value) -> {
                if (value != null && !value.isBlank()) {
                    values.putIfAbsent(key, value.strip());
                }
            });
        }
        return values;
    }
}
