package dev.afterrun.storage.index.conda;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** How a document travels. */
enum Packing {
    NONE("", "application/json") {
        @Override
        byte[] packed(byte[] plain) {
            return plain;
        }
    },
    ZSTD(".zst", "application/zstd") {
        @Override
        byte[] packed(byte[] plain) {
            return Zstd.compress(plain, LEVEL);
        }
    },
    BZIP2(".bz2", "application/x-bzip2") {
        @Override
        byte[] packed(byte[] plain) {
            var packed = new ByteArrayOutputStream();
            try (var bzip2 = new BZip2CompressorOutputStream(packed)) {
                bzip2.write(plain);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return packed.toByteArray();
        }
    };

    /** Quick: most of these documents are read a few times before they change. */
    private static final int LEVEL = 3;

    private final String suffix;
    private final String contentType;

    Packing(String suffix, String contentType) {
        this.suffix = suffix;
        this.contentType = contentType;
    }

    /** What it adds to a file name. */
    String suffix() {
        return suffix;
    }

    String contentType() {
        return contentType;
    }

    abstract byte[] packed(byte[] plain);
}
