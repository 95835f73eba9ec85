package dev.afterrun.storage.index.conda;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The packages of a ref in the order of their file names, no two of one name in one folder. */
record CondaChannel(List<CondaPackage> packages) {
    /** The folder that every channel has: clients take one without it for no channel. */
    static final String NOARCH = "noarch";

    /** The folders of this channel. */
    Set<String> subdirs() {
        var subdirs = packages.stream().map(CondaPackage::subdir).collect(Collectors.toCollection(TreeSet::new));
        subdirs.add(NOARCH);
        return subdirs;
    }

    /** Those of one folder. */
    List<CondaPackage> in(String subdir) {
        return packages.stream().filter(each -> each.subdir().equals(subdir)).toList();
    }
}
