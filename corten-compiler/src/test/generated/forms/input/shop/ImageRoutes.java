package shop;

import dev.corten.http.Extension;
import dev.corten.http.Form;
import dev.corten.http.Peer;
import dev.corten.http.Post;
import dev.corten.http.Routes;
import dev.corten.http.Upload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Routes("/images")
class ImageRoutes {
    record Titled(String title, @Nullable Upload preview) {}

    @Post
    void add(@Extension Locale locale, Peer peer, @Form Upload image, @Form Titled titled, @Form List<Upload> more) {}

    @Post("/one")
    void one(@Form Upload image, @Extension Optional<Locale> locale, @Extension @Nullable Thread thread) {}

    @Post("/title")
    void title(@Form String title) {}
}
