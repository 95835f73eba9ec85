package dev.afterrun.storage.index.conda;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code channeldata.json}: the folders, and each name with its newest version. */
final class ChannelData {
    private ChannelData() {}

    static byte[] of(CondaChannel channel) {
        var json = IndexJson.emptyRecord();
        json.put("channeldata_version", 1);
        var packages = json.putObject("packages");
        var byName = channel.packages().stream()
                .collect(Collectors.groupingBy(each -> each.name().name(), TreeMap::new, Collectors.toList()));
        byName.forEach((name, all) -> {
            var one = packages.putObject(name);
            var subdirs = one.putArray("subdirs");
            all.stream()
                    .map(CondaPackage::subdir)
                    .collect(Collectors.toCollection(TreeSet::new))
                    .forEach(subdirs::add);
            one.put("version", newest(all));
        });
        var subdirs = json.putArray("subdirs");
        channel.subdirs().forEach(subdirs::add);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String newest(List<CondaPackage> all) {
        return all.stream()
                .map(each -> each.name().version())
                .max(Comparator.comparing(version -> CondaVersion.parse(version).orElseThrow()))
                .orElseThrow();
    }
}
