package dev.corten.http;

import dev.corten.http.internal.ByteRange;
import dev.corten.http.internal.Disk;
import dev.corten.http.internal.EntityTags;
import dev.corten.http.internal.FileContent;
import dev.corten.http.internal.FileTree;
import dev.corten.http.internal.FileTypes;
import dev.corten.http.internal.Percent;
import dev.corten.http.internal.Quality;
import dev.corten.http.internal.Vary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers with the files of a folder, usually as the fallback of a router. {@code /} and paths that end with it are the
 * {@code index.html} of their folder. Nothing outside of the folder is served, and no file whose name, or that of a folder
 * above it, begins with a dot, other than {@code .well-known}.
 *
 * <p>Answers have an {@code ETag}, and {@code Cache-Control: no-cache}: browsers keep them and ask whether they still hold.
 * A range of bytes may be asked for. Where a file {@code app.js.br}, {@code .zst} or {@code .gz} lies beside {@code app.js},
 * clients that accept it get that.
 *
 * <pre>{@code
 * Router.of(routes).fallback(StaticFiles.of(Path.of("web/dist")).immutable("/assets/").spa())
 * }</pre>
 */
public final class StaticFiles implements Handler {
    private static final String INDEX = "index.html";
    private static final Map<String, String> PRECOMPRESSED =
            new TreeMap<>(Map.of("br", ".br", "gzip", ".gz", "zstd", ".zst"));

    private static final int PERMANENT_REDIRECT = 308;
    private static final int PARTIAL = 206;
    private static final int NOT_MODIFIED = 304;
    private static final int UNSATISFIABLE = 416;

    private final FileTree files;
    private final Disk disk;
    private final List<String> immutable;
    private final boolean spa;

    private StaticFiles(FileTree files, Disk disk, List<String> immutable, boolean spa) {
        this.files = files;
        this.disk = disk;
        this.immutable = immutable;
        this.spa = spa;
    }

    /**
     * The files of {@code folder}.
     *
     * @throws UncheckedIOException if there is no such folder
     */
    public static StaticFiles of(Path folder) {
        try {
            return new StaticFiles(new FileTree(folder.toRealPath()), new Disk(), List.of(), false);
        } catch (IOException e) {
            throw new UncheckedIOException("There is no folder " + folder.toAbsolutePath(), e);
        }
    }

    /**
     * The same where files whose path begins with one of {@code prefixes}, as in {@code /assets/}, never change, because
     * their names have a hash of their content: browsers keep them for a year and do not ask.
     */
    public StaticFiles immutable(String... prefixes) {
        return new StaticFiles(files, disk, List.of(prefixes), spa);
    }

    /**
     * The same where a browser that opens a path without a file, such as {@code /tasks/7}, gets {@code /index.html}, whose
     * scripts show it. Paths whose last part has a dot, and clients that do not ask for {@code text/html}, get a 404.
     */
    public StaticFiles spa() {
        return new StaticFiles(files, disk, immutable, true);
    }

    @Override
    public Response handle(Request request) throws IOException {
        String path = Percent.canonicalPath(request.path(), request.path().length());
        boolean read = request.method().equals("GET") || request.method().equals("HEAD");
        Response response = path == null || !read ? null : disk.run(() -> answer(request, path));
        if (response == null) {
            throw new RejectedException(new Rejection.NotFound(request.path()));
        }
        return response;
    }

    private @Nullable Response answer(Request request, String path) throws IOException {
        String wanted = path.endsWith("/") ? path + INDEX : path;
        FileTree.Found file = files.find(wanted);
        if (file != null) {
            return found(request, wanted, file);
        }
        if (!path.endsWith("/") && files.holds(path, INDEX)) {
            String query = request.queryString();
            return Response.of(PERMANENT_REDIRECT)
                    .header("Location", request.path() + "/" + (query == null ? "" : "?" + query));
        }
        FileTree.Found index = spa && page(request, path) ? files.find("/" + INDEX) : null;
        return index == null ? null : found(request, "/" + INDEX, index);
    }

    private static boolean page(Request request, String path) {
        String accepted = request.header("Accept");
        return accepted != null && accepted.contains("text/html") && path.indexOf('.', path.lastIndexOf('/')) < 0;
    }

    private Response found(Request request, String path, FileTree.Found file) throws IOException {
        boolean keeps = immutable.stream().anyMatch(path::startsWith);
        Response head = Response.of(200)
                .header("Content-Type", FileTypes.of(path))
                .header("Cache-Control", keeps ? "public, max-age=31536000, immutable" : "no-cache")
                .header("X-Content-Type-Options", "nosniff");
        String accepted = request.header("Accept-Encoding");
        String coding = null;
        FileTree.Found sent = file;
        for (var kind : PRECOMPRESSED.entrySet()) {
            FileTree.Found compressed = files.find(path + kind.getValue());
            if (compressed == null) {
                continue;
            }
            head = Vary.on("Accept-Encoding", head);
            boolean wanted = accepted != null && Quality.of(accepted, kind.getKey()) > 0;
            if (wanted && request.header("Range") == null && compressed.size() < sent.size()) {
                sent = compressed;
                coding = kind.getKey();
            }
        }
        return coding == null
                ? content(request, head.header("Accept-Ranges", "bytes"), sent)
                : content(request, head.header("Content-Encoding", coding), sent);
    }

    private Response content(Request request, Response head, FileTree.Found file) throws IOException {
        // Strong: whoever replaces a file by one of the same size within the same millisecond serves a mixture anyway.
        String tag = "\"" + Long.toHexString(file.modifiedMillis()) + "-" + Long.toHexString(file.size()) + "\"";
        Response tagged = head.header("ETag", tag);
        String known = request.header("If-None-Match");
        if (known != null && EntityTags.match(known, tag)) {
            return tagged.status(NOT_MODIFIED).without("Content-Type").without("Content-Encoding");
        }
        String asked = request.header("Range");
        String condition = request.header("If-Range");
        boolean partly = head.header("Accept-Ranges") != null && (condition == null || condition.equals(tag));
        ByteRange range = asked != null && partly ? ByteRange.of(asked, file.size()) : null;
        if (range == null) {
            return tagged.content(FileContent.of(file.path(), 0, file.size(), disk));
        }
        if (range.length() <= 0) {
            return Response.problem(Problem.of(UNSATISFIABLE, "The file has only " + file.size() + " bytes"))
                    .header("Content-Range", "bytes */" + file.size());
        }
        return tagged.status(PARTIAL)
                .header("Content-Range", range.field(file.size()))
                .content(FileContent.of(file.path(), range.from(), range.length(), disk));
    }
}
