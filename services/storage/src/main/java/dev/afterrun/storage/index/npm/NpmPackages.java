package dev.afterrun.storage.index.npm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.index.Document;
import dev.afterrun.storage.index.FactsJson;
import dev.afterrun.storage.index.IndexedPackage;
import dev.afterrun.storage.index.PackageIndexes;
import dev.afterrun.storage.index.PackageKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The npm packages of a ref by name. */
@ApplicationScoped
public class NpmPackages {
    private final PackageIndexes indexes;
    private final List<PackageKind> kinds;
    private final FactsJson json;
    private final Packuments packuments;
    private final PublicUrls urls;

    NpmPackages(PackageIndexes indexes, NpmKind kind, FactsJson json, Packuments packuments, PublicUrls urls) {
        this.indexes = indexes;
        this.kinds = List.of(kind);
        this.json = json;
        this.packuments = packuments;
        this.urls = urls;
    }

    /** All versions of a package; empty where there are none. */
    public Optional<Document> packument(Address.InView address, String name) {
        return document(address, name, "", versions -> Optional.of(packuments.of(address, name, versions)));
    }

    /** One version of a package; {@code latest} is the highest. */
    public Optional<Document> manifest(Address.InView address, String name, String version) {
        return document(
                address,
                name,
                version,
                versions -> versions.named(version).map(found -> packuments.manifest(address, found)));
    }

    /** The latest version of each package, by name. */
    List<NpmVersion> latest(Candidates candidates) {
        return indexes.of(
                candidates,
                kinds,
                Optional.empty(),
                files -> indexes.said(
                        files,
                        said -> said.stream()
                                .map(this::version)
                                .collect(Collectors.groupingBy(
                                        version -> version.file().project(), TreeMap::new, Collectors.toList()))
                                .values()
                                .stream()
                                .flatMap(versions -> NpmVersions.of(versions).latest().stream())
                                .toList()));
    }

    /** It names its files in full, so every address of a ref has its own. */
    private Optional<Document> document(
            Address.InView address, String name, String version, Function<NpmVersions, Optional<ObjectNode>> written) {
        var ref = urls.ref(address.repository(), address.ref().text());
        return indexes.of(
                Candidates.of(address.repository(), address.ref()),
                kinds,
                Optional.of(name),
                files -> indexes.document(
                        "npm/" + ref + " " + name + " " + version,
                        files,
                        () -> indexes.said(
                                files,
                                said -> written.apply(NpmVersions.of(
                                                said.stream().map(this::version).toList()))
                                        .map(JsonNode::toString)
                                        .orElse("")
                                        .getBytes(UTF_8))));
    }

    private NpmVersion version(IndexedPackage found) {
        return new NpmVersion(
                found.file(), json.read(ObjectNode.class, found.said().facts()));
    }
}
