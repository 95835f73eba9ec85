package dev.afterrun.storage.index.conda;

import com.github.luben.zstd.ZstdInputStream;
import dev.afterrun.storage.index.BlobChannel;
import dev.afterrun.storage.index.Defect;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * A conda package as it was read: its {@code info/index.json}, and the MD5 that older clients want, for which every byte is
 * passed over once.
 */
record CondaArchive(CondaFormat format, IndexJson index, String md5, long size) {
    /** Bytes of a package: larger ones are files like any other. */
    static final long LARGEST = 8L * 1024 * 1024 * 1024;

    private static final Pattern INFO = Pattern.compile("info-[^/]+\\.tar\\.zst");
    private static final int BUFFER = 128 * 1024;

    /**
     * Reads a package.
     *
     * @throws Defect when it is damaged or absurd
     * @throws NotOfKind when it is a tar file that is no package
     * @throws IOException when the store failed
     */
    static CondaArchive read(BlobChannel content) throws IOException, Defect, NotOfKind {
        if (content.size() > LARGEST) {
            throw new Defect("its archive has more than " + LARGEST + " bytes");
        }
        try (var bytes = content.stream()) {
            var digesting = new DigestInputStream(bytes, newMd5());
            var begin = new BufferedInputStream(digesting, BUFFER);
            begin.mark(2);
            var magic = begin.readNBytes(2);
            begin.reset();
            var format = isZip(magic) ? CondaFormat.CONDA : CondaFormat.TAR_BZ2;
            var index = switch (format) {
                case CONDA -> ofZip(content);
                case TAR_BZ2 -> ofTar(begin);
            };
            passOver(digesting);
            return new CondaArchive(
                    format,
                    IndexJson.parse(index),
                    HexFormat.of().formatHex(digesting.getMessageDigest().digest()),
                    content.size());
        } catch (IOException | RuntimeException e) {
            // The libraries answer hostile bytes with exceptions of either kind.
            content.throwStoreFailure();
            throw damaged(e);
        }
    }

    private static boolean isZip(byte[] magic) {
        return Arrays.equals(magic, new byte[] {'P', 'K'});
    }

    private static byte[] ofTar(InputStream bytes) throws IOException, Defect, NotOfKind {
        return InfoTar.index(new Unclosed(bytes), packed -> new BZip2CompressorInputStream(packed, true));
    }

    private static byte[] ofZip(BlobChannel content) throws IOException, Defect {
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(content)
                .setIgnoreLocalFileHeader(true)
                .get()) {
            var info = onlyOne(Collections.list(zip.getEntries()));
            return InfoTar.index(zip.getInputStream(info), ZstdInputStream::new);
        } catch (NotOfKind none) {
            throw new Defect("its archive has no info/index.json");
        }
    }

    private static ZipArchiveEntry onlyOne(List<ZipArchiveEntry> entries) throws Defect {
        var found = entries.stream()
                .filter(entry -> INFO.matcher(entry.getName()).matches())
                .toList();
        if (found.size() != 1) {
            throw new Defect("its archive has " + found.size() + " files info-*.tar.zst instead of one");
        }
        return found.getFirst();
    }

    private static Defect damaged(Exception cause) {
        var defect = new Defect("its archive cannot be read: it is damaged, or no conda package");
        defect.initCause(cause);
        return defect;
    }

    private static void passOver(InputStream bytes) throws IOException {
        var buffer = new byte[BUFFER];
        while (bytes.read(buffer) >= 0) {
            // Only the digest is of interest.
        }
    }

    /** Stays open: whoever digests the bytes goes on with them. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream bytes) {
            super(bytes);
        }

        @Override
        public void close() {
            // Whoever opened them closes them.
        }
    }

    private static MessageDigest newMd5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
