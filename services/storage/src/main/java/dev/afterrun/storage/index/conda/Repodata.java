package dev.afterrun.storage.index.conda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** {@code repodata.json} (CEP 36): records are put together as they were kept, none of them is read. */
final class Repodata {
    private Repodata() {}

    /** That of the folder {@code subdir}, which these packages are of. */
    static byte[] of(String subdir, List<CondaPackage> packages) {
        var json = new ByteArrayOutputStream(size(packages));
        write(json, "{\"info\":{\"subdir\":\"" + subdir + "\"}");
        for (var format : new CondaFormat[] {CondaFormat.TAR_BZ2, CondaFormat.CONDA}) {
            write(json, ",\"" + format.section() + "\":{");
            var separator = "";
            for (var each : packages) {
                if (each.name().format() == format) {
                    write(json, separator + "\"" + each.name().fileName() + "\":");
                    write(json, each.entry().record());
                    separator = ",";
                }
            }
            write(json, "}");
        }
        write(json, ",\"removed\":[],\"repodata_version\":1}");
        return json.toByteArray();
    }

    /** Known names and folders have no character that JSON would write otherwise. */
    private static void write(ByteArrayOutputStream json, String text) {
        json.writeBytes(text.getBytes(UTF_8));
    }

    private static int size(List<CondaPackage> packages) {
        return 200
                + packages.stream()
                        .mapToInt(each -> each.entry().record().length()
                                + each.name().fileName().length()
                                + 4)
                        .sum();
    }
}
