/** The most common emoji by Slack's names. Others are shown by name. */
const TABLE = `
+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|ok_hand 👌|wave 👋|clap 👏|raised_hands 🙌|pray 🙏|handshake 🤝|muscle 💪
point_up ☝️|point_down 👇|point_left 👈|point_right 👉|raised_hand ✋|v ✌️|crossed_fingers 🤞|writing_hand ✍️|brain 🧠|eyes 👀
smile 😄|smiley 😃|grinning 😀|grin 😁|laughing 😆|joy 😂|rolling_on_the_floor_laughing 🤣|blush 😊|slightly_smiling_face 🙂
wink 😉|heart_eyes 😍|kissing_heart 😘|hugging_face 🤗|thinking_face 🤔|neutral_face 😐|expressionless 😑|smirk 😏
relieved 😌|sleeping 😴|zzz 💤|sweat_smile 😅|sweat 😓|disappointed 😞|worried 😟|confused 😕|cry 😢|sob 😭|scream 😱|angry 😠
sunglasses 😎|nerd_face 🤓|star-struck 🤩|partying_face 🥳|innocent 😇|face_with_monocle 🧐|shushing_face 🤫|face_palm 🤦|shrug 🤷
heart ❤️|orange_heart 🧡|yellow_heart 💛|green_heart 💚|blue_heart 💙|purple_heart 💜|sparkling_heart 💖|broken_heart 💔
tada 🎉|confetti_ball 🎊|balloon 🎈|gift 🎁|birthday 🎂|cake 🍰|trophy 🏆|medal 🏅|sports_medal 🏅|first_place_medal 🥇
second_place_medal 🥈|third_place_medal 🥉|crown 👑|gem 💎|star ⭐|star2 🌟|sparkles ✨|dizzy 💫|zap ⚡|fire 🔥|boom 💥|100 💯
rocket 🚀|ship 🚢|airplane ✈️|car 🚗|bike 🚲|house 🏠|office 🏢|tent ⛺|world_map 🗺️|earth_africa 🌍|earth_americas 🌎|earth_asia 🌏
sunrise 🌅|sunny ☀️|partly_sunny ⛅|cloud ☁️|rain_cloud 🌧️|snowflake ❄️|rainbow 🌈|ocean 🌊|crescent_moon 🌙|full_moon 🌕
seedling 🌱|herb 🌿|evergreen_tree 🌲|deciduous_tree 🌳|cactus 🌵|four_leaf_clover 🍀|maple_leaf 🍁|sunflower 🌻|rose 🌹|tulip 🌷
coffee ☕|tea 🍵|beer 🍺|beers 🍻|wine_glass 🍷|pizza 🍕|apple 🍎|cookie 🍪|popcorn 🍿|lemon 🍋
white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|negative_squared_cross_mark ❎|heavy_plus_sign ➕
heavy_minus_sign ➖|question ❓|grey_question ❔|exclamation ❗|warning ⚠️|no_entry ⛔|no_entry_sign 🚫|stop_sign 🛑|sos 🆘|new 🆕
information_source ℹ️|bulb 💡|bell 🔔|no_bell 🔕|loudspeaker 📢|mega 📣|speech_balloon 💬|thought_balloon 💭|email 📧|envelope ✉️
memo 📝|pencil 📝|pencil2 ✏️|book 📖|books 📚|bookmark 🔖|newspaper 📰|page_facing_up 📄|clipboard 📋|pushpin 📌|round_pushpin 📍
paperclip 📎|link 🔗|mag 🔍|lock 🔒|unlock 🔓|key 🔑|hammer 🔨|wrench 🔧|gear ⚙️|hammer_and_wrench 🛠️|toolbox 🧰|package 📦|bug 🐛
calendar 📅|date 📅|spiral_calendar_pad 🗓️|clock1 🕐|clock9 🕘|alarm_clock ⏰|stopwatch ⏱️|hourglass ⌛|hourglass_flowing_sand ⏳
chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|bar_chart 📊|dart 🎯|checkered_flag 🏁|triangular_flag_on_post 🚩
moneybag 💰|computer 💻|iphone 📱|phone ☎️|robot_face 🤖|camera 📷|movie_camera 🎥|musical_note 🎵|headphones 🎧|microphone 🎤|art 🎨
dog 🐶|cat 🐱|fox_face 🦊|bear 🐻|panda_face 🐼|penguin 🐧|bird 🐦|turtle 🐢|octopus 🐙|unicorn_face 🦄|bee 🐝|butterfly 🦋|snail 🐌
arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|arrows_counterclockwise 🔄|repeat 🔁|recycle ♻️|infinity ♾️
red_circle 🔴|large_orange_circle 🟠|large_yellow_circle 🟡|large_green_circle 🟢|large_blue_circle 🔵|large_purple_circle 🟣
white_circle ⚪|black_circle ⚫|large_green_square 🟩|large_yellow_square 🟨|white_large_square ⬜|black_large_square ⬛|campfire 🔥
one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|six 6️⃣|seven 7️⃣|eight 8️⃣|nine 9️⃣|zero 0️⃣|keycap_ten 🔟
`;

const byName = new Map(
  TABLE.split(/[|\n]/).flatMap((entry): [string, string][] => {
    const [name, emoji] = entry.trim().split(' ');
    return name && emoji ? [[name, emoji]] : [];
  }),
);

/** The character of an emoji, without a skin tone; undefined if the name is unknown. */
export function emojiCalled(name: string): string | undefined {
  return byName.get(name.replace(/::skin-tone-\d$/, ''));
}

/** The emoji in the menu of reactions. */
export const REACTIONS: readonly string[] = ['+1', 'heart', 'tada', 'raised_hands', 'eyes', 'white_check_mark'];
