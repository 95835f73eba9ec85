package dev.afterrun.storage.upload.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body as it arrives. Its failures are the sender's or the network's, and are told from those of the store. */
final class ArrivingBody extends FilterInputStream {
    ArrivingBody(InputStream arriving) {
        super(arriving);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw new CutOff(e);
        }
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        try {
            return super.read(target, from, length);
        } catch (IOException e) {
            throw new CutOff(e);
        }
    }

    /** The body ended before its time; nobody is there any more to be answered. */
    static final class CutOff extends IOException {
        CutOff(IOException cause) {
            super(cause);
        }
    }
}
