package dev.afterrun.blobs.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The long middle of a large file: one block goes to the disk while the next one fills. */
final class BlockGrowth implements Growth {
    private final StagingFile file;
    private final Blocks blocks;
    private ByteBuffer filling;
    private ByteBuffer other;
    private Optional<FutureTask<Void>> underWay = Optional.empty();
    private boolean failed;

    private BlockGrowth(StagingFile file, Blocks blocks, ByteBuffer one, ByteBuffer other) {
        this.file = file;
        this.blocks = blocks;
        this.filling = one;
        this.other = other;
    }

    /** For {@code file}, where blocks are free and its disk takes them. */
    static Optional<BlockGrowth> of(StagingFile file, Blocks blocks) {
        var one = blocks.take();
        var other = blocks.take();
        if (one.isPresent() && other.isPresent() && file.takesBlocks()) {
            return Optional.of(new BlockGrowth(file, blocks, one.get(), other.get()));
        }
        one.ifPresent(blocks::giveBack);
        other.ifPresent(blocks::giveBack);
        return Optional.empty();
    }

    @Override
    public void write(byte[] bytes, int count) throws IOException {
        for (var from = 0; from < count; ) {
            var some = Math.min(count - from, filling.remaining());
            filling.put(bytes, from, some);
            from += some;
            if (!filling.hasRemaining()) {
                send();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            await();
            writeEnd();
        } finally {
            blocks.giveBack(filling);
            blocks.giveBack(other);
        }
    }

    /** The end is no whole block; and what follows a gap is of no use. */
    private void writeEnd() throws IOException {
        filling.flip();
        while (filling.hasRemaining() && !failed) {
            file.writeSome(filling);
        }
    }

    private void send() throws IOException {
        await();
        var full = filling.flip();
        filling = other.clear();
        other = full;
        var task = new FutureTask<Void>(() -> {
            file.writeBlock(full);
            return null;
        });
        underWay = Optional.of(task);
        Thread.ofVirtual().name("write-block").start(task);
    }

    private void await() throws IOException {
        if (underWay.isEmpty()) {
            return;
        }
        var task = underWay.get();
        underWay = Optional.empty();
        try {
            Uninterrupted.get(task);
        } catch (ExecutionException e) {
            failed = true;
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
