package dev.afterrun.storage.index.npm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.download.Address;
import jakarta.enterprise.context.ApplicationScoped;

/** A package's versions in the words of npm's registry (its "package metadata" document). */
@ApplicationScoped
class Packuments {
    private final PublicUrls urls;

    Packuments(PublicUrls urls) {
        this.urls = urls;
    }

    /** The package of this name. */
    ObjectNode of(Address.InView address, String name, NpmVersions versions) {
        var document = JsonNodeFactory.instance.objectNode();
        document.put("_id", name).put("name", name);
        var tags = document.putObject("dist-tags");
        versions.latest().ifPresent(latest -> tags.put("latest", latest.version()));
        var manifests = document.putObject("versions");
        var times = document.putObject("time");
        versions.byVersion().forEach((number, version) -> {
            manifests.set(number, manifest(address, version));
            times.put(number, version.file().finishedAt().toString());
        });
        return document;
    }

    /** One version. */
    ObjectNode manifest(Address.InView address, NpmVersion version) {
        var manifest = version.manifest().deepCopy();
        manifest.put("_id", version.file().project() + "@" + version.version());
        manifest.putObject("dist")
                .put(
                        "tarball",
                        urls.inRef(
                                        address.repository(),
                                        address.ref().text(),
                                        version.file().path())
                                .toString())
                .put("integrity", version.integrity());
        return manifest;
    }
}
