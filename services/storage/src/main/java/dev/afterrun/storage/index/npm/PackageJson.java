package dev.afterrun.storage.index.npm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.storage.index.Defect;
import dev.afterrun.storage.index.SemanticVersion;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** What npm has to know of a package before it has it, out of its {@code package.json}. */
final class PackageJson {
    /** Deeper than any that people write. */
    private static final int DEPTH = 50;

    private static final int NAME_LENGTH = 214;
    private static final Pattern NAME =
            Pattern.compile("(@[a-zA-Z0-9~-][a-zA-Z0-9._~-]*/)?[a-zA-Z0-9~-][a-zA-Z0-9._~-]*");

    /** Those that decide what else is installed; a wrong one would break npm's reading of the whole package. */
    private static final List<String> RANGES =
            List.of("dependencies", "optionalDependencies", "peerDependencies", "engines");

    /** Those that are repeated as they are. */
    private static final List<String> REPEATED = List.of(
            "name",
            "version",
            "description",
            "license",
            "dependencies",
            "optionalDependencies",
            "peerDependencies",
            "peerDependenciesMeta",
            "bundleDependencies",
            "bundledDependencies",
            "engines",
            "os",
            "cpu",
            "libc",
            "bin",
            "directories",
            "funding");

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
            .build());

    private PackageJson() {}

    /**
     * The manifest of the version that {@code content} describes, without {@code dist}.
     *
     * @throws Defect when npm could not use it
     */
    static ObjectNode manifest(byte[] content) throws Defect {
        var all = parse(content);
        checkNamed(all);
        for (var field : RANGES) {
            checkRanges(all.path(field), field);
        }
        var manifest = JSON.createObjectNode();
        REPEATED.stream().filter(all::has).forEach(field -> manifest.set(field, all.get(field)));
        if (runsOnInstall(all.path("scripts"))) {
            manifest.put("hasInstallScript", true);
        }
        return manifest;
    }

    private static ObjectNode parse(byte[] content) throws Defect {
        try {
            if (JSON.readTree(content) instanceof ObjectNode object) {
                return object;
            }
            throw new Defect("its package.json is no JSON object");
        } catch (IOException e) {
            var defect = new Defect("its package.json cannot be read as JSON");
            defect.initCause(e);
            throw defect;
        }
    }

    private static void checkNamed(JsonNode all) throws Defect {
        var name = all.path("name").asText();
        if (name.length() > NAME_LENGTH || !NAME.matcher(name).matches()) {
            throw new Defect("its package.json has no name that npm takes");
        }
        if (SemanticVersion.parse(all.path("version").asText()).isEmpty()) {
            throw new Defect("its package.json has no version of the form 1.2.3");
        }
    }

    private static void checkRanges(JsonNode ranges, String field) throws Defect {
        var texts = ranges.isMissingNode()
                || (ranges.isObject() && ranges.valueStream().allMatch(JsonNode::isTextual));
        // Old packages have engines as a list, which npm passes over.
        if (!texts && !(ranges.isArray() && field.equals("engines"))) {
            throw new Defect("its package.json has " + field + " that are no names with version ranges");
        }
    }

    private static boolean runsOnInstall(JsonNode scripts) {
        return scripts.has("preinstall") || scripts.has("install") || scripts.has("postinstall");
    }
}
