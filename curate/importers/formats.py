"""The format of what an address leads to: by its media type, its host, or how it ends."""

from re import match
from urllib.parse import urlsplit

from curate.model import Format

_MEDIA = {"video": Format.WATCH, "audio": Format.LISTEN}
_ENDINGS = {
    **dict.fromkeys(("mp4", "m4v", "mov", "webm", "mkv", "avi", "ogv"), Format.WATCH),
    **dict.fromkeys(("mp3", "m4a", "ogg", "oga", "opus", "aac", "wav", "flac"), Format.LISTEN),
}
_OF_VIDEO = (
    r"youtube\.com/(?:watch|shorts|live|playlist|embed|v/)|youtube-nocookie\.com|youtu\.be/"
    r"|(?:player\.)?vimeo\.com/(?:[0-9]|video/|album/|channels/[^/]+/[0-9]|showcase/)"
    r"|ted\.com/(?:talks|playlists)/|dailymotion\.com/video|dai\.ly/"
    r"|twitch\.tv/videos/|bilibili\.com/video|nicovideo\.jp/watch|rutube\.ru/video"
    r"|infoq\.com/presentations/|confreaks\.(?:com|tv)/|channel9\.msdn\.com/"
    r"|media\.ccc\.de/v/|video\.fosdem\.org/|pyvideo\.org/|oreilly\.com/videos/"
    r"|destroyallsoftware\.com/(?:talks|screencasts)|loom\.com/share/|wistia\.com/medias"
    r"|videolectures\.net/|imdb\.com/title/|letterboxd\.com/film/|odysee\.com/@|peertube\."
)
_OF_AUDIO = (
    r"podcasts\.apple\.com/|open\.spotify\.com/(?:episode|show)/|soundcloud\.com/[^/]+/[^/]"
    r"|overcast\.fm/|pca\.st/|bbc\.co\.uk/sounds/|podcasts\.google\.com/|anchor\.fm/.+/episodes/"
    r"|share\.transistor\.fm/|audible\.[a-z.]+/pd/|librivox\.org/"
)


def format_of(address: str | None, media_type: str | None = None) -> Format | None:
    """Tell whether what is there is watched or listened to; None where nothing says so.

    `media_type` is one as `audio/mpeg`, or its first half. The address counts only where it
    has none.
    """
    if media_type:
        found = _MEDIA.get(media_type.strip().lower().partition("/")[0])
        if found is not None:
            return found
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    found = _ENDINGS.get(parts.path.rpartition(".")[2].lower())
    if found is not None:
        return found
    place = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    place += parts.path + (f"?{parts.query}" if parts.query else "")
    if match(rf"(?:[^/]+\.)?(?:{_OF_VIDEO})", place):
        return Format.WATCH
    return Format.LISTEN if match(rf"(?:[^/]+\.)?(?:{_OF_AUDIO})", place) else None
