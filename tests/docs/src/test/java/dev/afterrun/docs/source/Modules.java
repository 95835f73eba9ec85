package dev.afterrun.docs.source;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.NodeList;

/** The modules that the root pom lists, and which of them the others are made of. */
public final class Modules {
    private final Map<String, Set<String>> needs = new TreeMap<>();
    private final Map<String, String> folders = new TreeMap<>();

    private Modules() {}

    /** Reads the poms below {@code root}. */
    public static Modules below(Path root) throws Exception {
        var modules = new Modules();
        for (var folder : texts(root.resolve("pom.xml"), "/project/modules/module")) {
            var pom = root.resolve(folder).resolve("pom.xml");
            var name = texts(pom, "/project/artifactId").getFirst();
            modules.folders.put(name, folder);
            modules.needs.put(
                    name,
                    new LinkedHashSet<>(texts(
                            pom,
                            "/project/dependencies/dependency[starts-with(artifactId, 'afterrun-') and not(scope = 'test')]"
                                    + "/artifactId")));
        }
        return modules;
    }

    /** Their folders. */
    public Set<String> folders() {
        return new TreeSet<>(folders.values());
    }

    /** The services that the module in {@code folder} is part of, itself if it is one. */
    public Set<String> services(String folder) {
        var services = new TreeSet<String>();
        folders.forEach((name, place) -> {
            if (place.startsWith("services/")
                    && needs(name).stream().anyMatch(need -> folder.equals(folders.get(need)))) {
                services.add(place.substring("services/".length()));
            }
        });
        return services;
    }

    private Set<String> needs(String name) {
        var all = new TreeSet<>(Set.of(name));
        needs.getOrDefault(name, Set.of()).forEach(need -> all.addAll(needs(need)));
        return all;
    }

    private static List<String> texts(Path file, String xpath) throws Exception {
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        var nodes = (NodeList) XPathFactory.newInstance().newXPath().evaluate(xpath, document, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(at -> nodes.item(at).getTextContent().strip())
                .toList();
    }
}
