package dev.corten.http;

import dev.corten.http.internal.Conditional;
import dev.corten.http.internal.Disk;
import dev.corten.http.internal.FileTree;
import dev.corten.http.internal.FileTypes;
import dev.corten.http.internal.FoundFile;
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
 * Ranges of bytes may be asked for. Where a file {@code app.js.br}, {@code .zst} or {@code .gz} lies beside {@code app.js},
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

    private final FileTree files;
    private final List<String> immutable;
    private final boolean spa;

    private StaticFiles(FileTree files, List<String> immutable, boolean spa) {
        this.files = files;
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
            return new StaticFiles(new FileTree(folder.toRealPath()), List.of(), false);
        } catch (IOException e) {
            throw new UncheckedIOException("There is no folder " + folder.toAbsolutePath(), e);
        }
    }

    /**
     * The same where files whose path begins with one of {@code prefixes}, as in {@code /assets/}, never change, because
     * their names have a hash of their content: browsers keep them for a year and do not ask.
     */
    public StaticFiles immutable(String... prefixes) {
        return new StaticFiles(files, List.of(prefixes), spa);
    }

    /**
     * The same where a browser that opens a path without a file, such as {@code /tasks/7}, gets {@code /index.html}, whose
     * scripts show it. Paths whose last part has a dot, and clients that do not ask for {@code text/html}, get a 404.
     */
    public StaticFiles spa() {
        return new StaticFiles(files, immutable, true);
    }

    @Override
    public Response handle(Request request) throws IOException {
        String path = Percent.canonicalPath(request.path(), request.path().length());
        boolean read = request.method().equals("GET") || request.method().equals("HEAD");
        Response response = path == null || !read ? null : Disk.run(() -> answer(request, path));
        if (response == null) {
            throw new RejectedException(new Rejection.NotFound(request.path()));
        }
        return response;
    }

    private @Nullable Response answer(Request request, String path) throws IOException {
        String wanted = path.endsWith("/") ? path + INDEX : path;
        FoundFile file = files.find(wanted);
        if (file != null) {
            return found(request, wanted, file);
        }
        if (!path.endsWith("/") && files.holds(path, INDEX)) {
            String query = request.queryString();
            return Response.of(PERMANENT_REDIRECT)
                    .header("Location", request.path() + "/" + (query == null ? "" : "?" + query));
        }
        FoundFile index = spa && page(request, path) ? files.find("/" + INDEX) : null;
        return index == null ? null : found(request, "/" + INDEX, index);
    }

    private static boolean page(Request request, String path) {
        String accepted = request.header("Accept");
        return accepted != null && accepted.contains("text/html") && path.indexOf('.', path.lastIndexOf('/')) < 0;
    }

    private Response found(Request request, String path, FoundFile file) throws IOException {
        boolean keeps = immutable.stream().anyMatch(path::startsWith);
        Response head = Response.of(200)
                .header("Content-Type", FileTypes.of(path))
                .header("Cache-Control", keeps ? "public, max-age=31536000, immutable" : "no-cache")
                .header("X-Content-Type-Options", "nosniff");
        String accepted = request.header("Accept-Encoding");
        String coding = null;
        FoundFile sent = file;
        for (var kind : PRECOMPRESSED.entrySet()) {
            FoundFile compressed = files.find(path + kind.getValue());
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
        Response whole =
                coding == null ? head.header("Accept-Ranges", "bytes") : head.header("Content-Encoding", coding);
        return Conditional.answer(request, sent.of(whole));
    }
}
