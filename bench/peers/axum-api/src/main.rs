use axum::{
    http::{header, HeaderValue},
    response::IntoResponse,
    routing::get,
    serve::ListenerExt,
    Json, Router,
};
use serde::Serialize;

#[derive(Serialize)]
struct Message {
    message: &'static str,
}

async fn plaintext() -> impl IntoResponse {
    (
        [(header::CONTENT_TYPE, HeaderValue::from_static("text/plain"))],
        "Hello, World!",
    )
}

async fn json() -> Json<Message> {
    Json(Message { message: "Hello, World!" })
}

// One worker per core (tokio's default; TOKIO_WORKER_THREADS overrides it).
#[tokio::main]
async fn main() -> std::io::Result<()> {
    let port: u16 = std::env::var("PORT").ok().and_then(|p| p.parse().ok()).unwrap_or(18081);
    let app = Router::new()
        .route("/plaintext", get(plaintext))
        .route("/json", get(json));
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    axum::serve(
        listener.tap_io(|s| {
            let _ = s.set_nodelay(true);
        }),
        app,
    )
    .await
}
