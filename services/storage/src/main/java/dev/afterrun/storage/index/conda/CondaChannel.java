package dev.afterrun.storage.index.conda;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The packages of a ref in the order of their file names, no two of one name in one folder. */
record CondaChannel(List<CondaPackage> packages) {
    /** The folder that every channel has: clients take one without it for no channel. */
    static final String NOARCH = "noarch";

    /** That of {@code found}: of several of one name in one folder the first. */
    static CondaChannel of(List<CondaPackage> found) {
        var byAddress = found.stream()
                .collect(Collectors.toMap(
                        each -> each.subdir() + "/" + each.name().fileName(), each -> each, (first, next) -> first));
        return new CondaChannel(byAddress.values().stream()
                .sorted(Comparator.comparing(each -> each.name().fileName()))
                .toList());
    }

    /** The folders of this channel. */
    Set<String> subdirs() {
        var subdirs = packages.stream().map(CondaPackage::subdir).collect(Collectors.toCollection(TreeSet::new));
        subdirs.add(NOARCH);
        return subdirs;
    }

    /** The names of its packages, each once and in order. */
    List<String> names() {
        return packages.stream()
                .map(each -> each.name().name())
                .distinct()
                .sorted()
                .toList();
    }

    /** Those of one folder. */
    List<CondaPackage> in(String subdir) {
        return packages.stream().filter(each -> each.subdir().equals(subdir)).toList();
    }
}
