use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{Html, IntoResponse, Response},
    routing::get,
    serve::ListenerExt,
    Json, Router,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sqlx::{postgres::PgPoolOptions, PgPool};
use uuid::Uuid;

struct Error(StatusCode, String);

impl From<sqlx::Error> for Error {
    fn from(e: sqlx::Error) -> Self {
        match e {
            sqlx::Error::RowNotFound => Error(StatusCode::NOT_FOUND, "not found".to_owned()),
            e => Error(StatusCode::INTERNAL_SERVER_ERROR, e.to_string()),
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        (self.0, Json(serde_json::json!({ "error": self.1 }))).into_response()
    }
}

type Result<T> = std::result::Result<T, Error>;

#[derive(Serialize, sqlx::FromRow)]
struct World {
    id: i32,
    #[serde(rename = "randomNumber")]
    randomnumber: i32,
}

#[derive(sqlx::FromRow)]
struct Fortune {
    id: i32,
    message: String,
}

#[derive(Template)]
#[template(path = "fortunes.html")]
struct Fortunes {
    fortunes: Vec<Fortune>,
}

#[derive(Clone, Copy, Default, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "task_status", rename_all = "snake_case")]
enum Status {
    #[default]
    Todo,
    InProgress,
    Done,
}

#[derive(Serialize, sqlx::FromRow)]
struct Task {
    id: Uuid,
    title: String,
    description: Option<String>,
    status: Status,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

#[derive(Deserialize)]
struct NewTask {
    title: String,
    description: Option<String>,
    #[serde(default)]
    status: Status,
}

#[derive(Deserialize)]
struct TaskPatch {
    title: Option<String>,
    description: Option<String>,
    status: Option<Status>,
}

#[derive(Deserialize)]
struct N {
    n: Option<String>,
}

impl N {
    fn get(&self) -> usize {
        self.n.as_deref().and_then(|n| n.parse::<i64>().ok()).unwrap_or(1).clamp(1, 500) as usize
    }
}

const WORLD: &str = "SELECT id, randomnumber FROM world WHERE id=$1";

fn random_id() -> i32 {
    fastrand::i32(1..=10_000)
}

async fn db(State(pool): State<PgPool>) -> Result<Json<World>> {
    Ok(Json(sqlx::query_as(WORLD).bind(random_id()).fetch_one(&pool).await?))
}

async fn queries(State(pool): State<PgPool>, Query(n): Query<N>) -> Result<Json<Vec<World>>> {
    let n = n.get();
    let mut conn = pool.acquire().await?;
    let mut worlds = Vec::with_capacity(n);
    for _ in 0..n {
        worlds.push(sqlx::query_as(WORLD).bind(random_id()).fetch_one(&mut *conn).await?);
    }
    Ok(Json(worlds))
}

// n times (read one row, write it back), each statement its own transaction, all on one connection.
async fn updates(State(pool): State<PgPool>, Query(n): Query<N>) -> Result<Json<Vec<World>>> {
    let n = n.get();
    let mut conn = pool.acquire().await?;
    let mut worlds = Vec::with_capacity(n);
    for _ in 0..n {
        let mut w: World = sqlx::query_as(WORLD).bind(random_id()).fetch_one(&mut *conn).await?;
        w.randomnumber = random_id();
        sqlx::query("UPDATE world SET randomnumber=$1 WHERE id=$2")
            .bind(w.randomnumber)
            .bind(w.id)
            .execute(&mut *conn)
            .await?;
        worlds.push(w);
    }
    Ok(Json(worlds))
}

async fn fortunes(State(pool): State<PgPool>) -> Result<Html<String>> {
    let mut fortunes: Vec<Fortune> = sqlx::query_as("SELECT id, message FROM fortune").fetch_all(&pool).await?;
    fortunes.push(Fortune { id: 0, message: "Additional fortune added at request time.".to_owned() });
    fortunes.sort_by(|a, b| a.message.cmp(&b.message));
    Fortunes { fortunes }
        .render()
        .map(Html)
        .map_err(|e| Error(StatusCode::INTERNAL_SERVER_ERROR, e.to_string()))
}

async fn list_tasks(State(pool): State<PgPool>) -> Result<Json<Vec<Task>>> {
    Ok(Json(
        sqlx::query_as(
            "SELECT id, title, description, status, created_at, updated_at FROM tasks \
             ORDER BY created_at DESC LIMIT 20",
        )
        .fetch_all(&pool)
        .await?,
    ))
}

async fn get_task(State(pool): State<PgPool>, Path(id): Path<Uuid>) -> Result<Json<Task>> {
    Ok(Json(
        sqlx::query_as("SELECT id, title, description, status, created_at, updated_at FROM tasks WHERE id=$1")
            .bind(id)
            .fetch_one(&pool)
            .await?,
    ))
}

async fn create_task(State(pool): State<PgPool>, Json(t): Json<NewTask>) -> Result<(StatusCode, Json<Task>)> {
    let task = sqlx::query_as(
        "INSERT INTO tasks (id, title, description, status, created_at, updated_at) \
         VALUES ($1, $2, $3, $4, now(), now()) \
         RETURNING id, title, description, status, created_at, updated_at",
    )
    .bind(Uuid::new_v4())
    .bind(t.title)
    .bind(t.description)
    .bind(t.status)
    .fetch_one(&pool)
    .await?;
    Ok((StatusCode::CREATED, Json(task)))
}

async fn patch_task(
    State(pool): State<PgPool>,
    Path(id): Path<Uuid>,
    Json(t): Json<TaskPatch>,
) -> Result<Json<Task>> {
    Ok(Json(
        sqlx::query_as(
            "UPDATE tasks SET title=COALESCE($2, title), description=COALESCE($3, description), \
             status=COALESCE($4, status), updated_at=now() WHERE id=$1 \
             RETURNING id, title, description, status, created_at, updated_at",
        )
        .bind(id)
        .bind(t.title)
        .bind(t.description)
        .bind(t.status)
        .fetch_one(&pool)
        .await?,
    ))
}

async fn delete_task(State(pool): State<PgPool>, Path(id): Path<Uuid>) -> Result<StatusCode> {
    let done = sqlx::query("DELETE FROM tasks WHERE id=$1").bind(id).execute(&pool).await?;
    if done.rows_affected() == 0 {
        return Err(sqlx::Error::RowNotFound.into());
    }
    Ok(StatusCode::NO_CONTENT)
}

fn env<T: std::str::FromStr>(name: &str, default: T) -> T {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

#[tokio::main]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let url = std::env::var("DATABASE_URL").map_err(|_| "DATABASE_URL is not set")?;
    // sqlx pings a pooled connection before each use unless told not to; that round trip is left out unless PING=1.
    let pool = PgPoolOptions::new()
        .max_connections(env("POOL", 10))
        .test_before_acquire(env("PING", 0) != 0)
        .connect(&url)
        .await?;
    let app = Router::new()
        .route("/db", get(db))
        .route("/queries", get(queries))
        .route("/updates", get(updates))
        .route("/fortunes", get(fortunes))
        .route("/tasks", get(list_tasks).post(create_task))
        .route("/tasks/{id}", get(get_task).patch(patch_task).delete(delete_task))
        .with_state(pool);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", env("PORT", 18082))).await?;
    axum::serve(
        listener.tap_io(|s| {
            let _ = s.set_nodelay(true);
        }),
        app,
    )
    .await?;
    Ok(())
}
